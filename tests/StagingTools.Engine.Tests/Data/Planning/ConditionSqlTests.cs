using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Planning;

namespace StagingTools.Engine.Tests.Data.Planning;

public sealed class ConditionSqlTests
{
    private const string Moment = "(timestamptz '2025-01-31 12:00:00+00')";

    [Theory]
    [InlineData("at > now() - interval '1 day'", $"at > {Moment} - interval '1 day'")]
    [InlineData("at > NOW ( ) and b", $"at > {Moment} and b")]
    [InlineData("at > pg_catalog.now()", $"at > {Moment}")]
    [InlineData("d = current_date or t < LOCALTIMESTAMP", $"d = {Moment}::date or t < {Moment}::timestamp")]
    [InlineData("t < current_timestamp -- now()\n", $"t < {Moment} -- now()\n")]
    [InlineData("name = 'now()' or \"now\" = 1 or t.now = 2 or now = 3", "name = 'now()' or \"now\" = 1 or t.now = 2 or now = 3")]
    [InlineData("name = $a$now()$a$ /* now() /* now() */ now() */", "name = $a$now()$a$ /* now() /* now() */ now() */")]
    [InlineData("name = E'\\'now()' or name = 'it''s now()'", "name = E'\\'now()' or name = 'it''s now()'")]
    public void The_moment_of_the_plan_stands_for_now(string sql, string expected) =>
        Assert.Equal(expected, ConditionSql.Freeze(sql, "2025-01-31 12:00:00+00"));

    [Theory]
    [InlineData("a = 1", true)]
    [InlineData("(a = 1) or (b = ')')", true)]
    [InlineData("a = 1) or (b = 2", false)]
    [InlineData("(a = 1", false)]
    [InlineData("a = 1; drop table t", false)]
    [InlineData("a = ';' -- ;)\n", true)]
    public void A_condition_is_one_expression(string sql, bool expected) => Assert.Equal(expected, ConditionSql.IsWhole(sql));

    [Fact]
    public void Functions_are_found_by_their_brackets() =>
        Assert.Equal(["random", "pick one", "in"], ConditionSql.Calls("random() < 0.5 and \"pick one\"(a) and 'x(' = b and c in (1) -- f()"));

    [Theory]
    [InlineData("a = current_setting('x')", "current_setting")]
    [InlineData("a = 'current_setting'", null)]
    [InlineData("t > localtime", "localtime")]
    public void What_differs_from_session_to_session_is_found(string sql, string? expected) =>
        Assert.Equal(expected, ConditionSql.FindFleeting(sql));

    [Theory]
    [InlineData("(lower((email)::text))", "email")]
    [InlineData("((\"Odd name\" IS NOT NULL) AND (id > 0))", "id,Odd name")]
    [InlineData("(status = 'email'::text)", "")]
    [InlineData("(t.* IS NOT NULL)", "id,email,Odd name")]
    public void Columns_are_found_in_expressions(string sql, string expected) =>
        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries),
            SqlWords.ColumnsIn(sql, new[] { "id", "email", "Odd name" }.Select(name => new CatalogColumn(name, "text", ColumnKind.Text))));
}
