-- The role under which every request runs. It owns nothing, cannot log in, and obeys row security.
-- Roles belong to the whole server, so another database of it may have made this one, even at this moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'claimgraph_server') then
    create role claimgraph_server nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

-- An owner who is not a superuser can act as the role only as its member.
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant claimgraph_server to %I', current_user);
  end if;
exception
  when insufficient_privilege then
    if not pg_has_role(current_user, 'claimgraph_server', 'member') then
      raise exception 'the role claimgraph_server belongs to someone else: as an administrator, run GRANT claimgraph_server TO %',
        quote_ident(current_user);
    end if;
end
$$;
