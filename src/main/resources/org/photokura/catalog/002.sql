-- What a run was to make of the files that it saved: the roles, with commas between. A run that did not go through may owe it; older runs owe nothing.

ALTER TABLE run ADD COLUMN extras TEXT;
