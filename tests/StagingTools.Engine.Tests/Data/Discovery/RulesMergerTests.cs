using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data.Discovery;

public sealed class RulesMergerTests
{
    [Fact]
    public void Columns_stand_behind_the_last_one_and_tables_behind_the_last_table()
    {
        Assert.Equal(
            """
            version: 1 # ours
            tables:
               users:
                  columns:
                     id: keep  # number
                     doc:
                       mask: jsonb
                       paths:
                         $.a: keep  # here
                     email: email  # why
                     # decide code: ?  # text: why

               public.new:
                 columns:
                   email: email  # why
            # Below the tables.
            large_objects: skip

            """,
            Merge(
                """
                version: 1 # ours
                tables:
                   users:
                      columns:
                         id: keep  # number
                         doc:
                           mask: jsonb
                           paths:
                             $.a: keep  # here
                # Below the tables.
                large_objects: skip

                """,
                Column("users", "email", "email"), Column("users", "code"), Column("new", "email", "email")));
    }

    [Theory]
    [InlineData("tables: { users: { columns: { id: keep } } }", "tables: { users: { columns: { id: keep, email: email } } }")]
    [InlineData("tables: { users: { columns: {} } }", "tables: { users: { columns: { email: email } } }")]
    [InlineData("tables:\n  users: { default: fail }", "tables:\n  users: { default: fail, columns: { email: email } }")]
    [InlineData("tables:\n  users: { columns: { id: keep, doc: { mask: jsonb, paths: { $.a: keep } }, } }", "tables:\n  users: { columns: { id: keep, doc: { mask: jsonb, paths: { $.a: keep } }, email: email } }")]
    [InlineData("tables:\n  users:\n    where: |\n      id > 3\n", "tables:\n  users:\n    where: |\n      id > 3\n    columns:\n      email: email  # why\n")]
    [InlineData("tables:\n  users:\n    columns:\n      plan: { mask: choice,\n        values: [a,\n          b] }\n", "tables:\n  users:\n    columns:\n      plan: { mask: choice,\n        values: [a,\n          b] }\n      email: email  # why\n")]
    public void A_rule_is_written_in_the_style_that_the_file_has(string before, string after) =>
        Assert.Equal($"version: 1\n{after}".TrimEnd(), Merge($"version: 1\n{before}", Column("users", "email", "email")).TrimEnd());

    [Fact]
    public void The_files_line_ends_stay()
    {
        Assert.Equal(
            "version: 1\r\ntables:\r\n  users:\r\n    columns:\r\n      id: keep\r\n      email: email  # why\r\n",
            Merge("version: 1\r\ntables:\r\n  users:\r\n    columns:\r\n      id: keep", Column("users", "email", "email")));
    }

    [Fact]
    public void A_file_without_tables_gets_some()
    {
        Assert.Equal(
            "version: 1\ntables:\n  public.users:\n    columns:\n      email: email  # why\n",
            Merge("version: 1\n", Column("users", "email", "email")));
    }

    [Fact]
    public void What_would_change_other_rules_is_refused()
    {
        StagingException failure = Assert.Throws<StagingException>(() =>
            Merge("version: 1\ntables:\n  users: &rules { columns: { id: keep } }\n  people: *rules\n", Column("people", "email", "email")));

        Assert.Equal("RulesNotMergeable", failure.ErrorId);
    }

    private static string Merge(string text, params ProposedColumn[] columns) =>
        new RulesMerger("rules.yaml", text.ReplaceLineEndings(text.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n"))
            .Merge(new RulesDraft(columns, largeObjects: 0));

    private static ProposedColumn Column(string table, string name, string? mask = null) => new(
        Tables.GetOrAdd(table), new CatalogColumn(name, "text", ColumnKind.Text), new RuleProposal(
            mask is null ? [] : [RuleText.Of(mask)], "why", RuleConfidence.Medium));

    private static class Tables
    {
        private static readonly Dictionary<string, CatalogTable> Known = [];

        public static CatalogTable GetOrAdd(string name)
        {
            lock (Known)
            {
                if (!Known.TryGetValue(name, out CatalogTable? table))
                    Known.Add(name, table = new CatalogTable((uint)Known.Count, "public", name, []));
                return table;
            }
        }
    }
}
