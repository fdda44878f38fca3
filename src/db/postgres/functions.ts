/**
 * The few words about JSON that the stores use, as SQLite means them: of text, and to text. They lie in the database's own schema, beside its tables.
 * What is asked of them is small and was written by us; a planner that sees through them is not needed.
 */
export const functions: readonly string[] = [
  `create or replace function json_each(list text) returns table (value text) language sql immutable rows 20
     as $$ select jsonb_array_elements_text(list::jsonb) $$`,
  // Of a truth SQLite makes 1 or 0.
  `create or replace function json_extract(json text, path text) returns text language sql immutable as $$
     select case jsonb_typeof(found) when 'boolean' then case when found = 'true' then '1' else '0' end
       when 'null' then null else found #>> '{}' end
     from (select json::jsonb #> string_to_array(substr(path, 3), '.')) as at (found) $$`,
  `create or replace function json_remove(json text, variadic paths text[]) returns text language sql immutable as $$
     select (json::jsonb - array(select substr(path, 3) from unnest(paths) as path))::text $$`,
]
