using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class RulesParserTests
{
    [Fact]
    public void A_file_with_every_form_is_read()
    {
        SanitizationRules rules = Parse(
            """
            version: 1
            large_objects: skip
            tables:
              public.users:
                columns:
                  id: keep
                  phone: null
                  email: { mask: email, template: "staging+user{id}@example.com" }
                  profile:
                    mask: jsonb
                    value: '{"a": [1, 2]}'
              flags:
                default: keep
              '"odd.schema"."odd.table"':
                skip: true
            """);

        TableRule users = rules.Tables[("public", "users")];
        Assert.Equal(MaskKind.Keep, users.Columns["id"].Mask);
        Assert.Equal(MaskKind.Null, users.Columns["phone"].Mask);
        Assert.Equal(MaskKind.Email, users.Columns["email"].Mask);
        Assert.Equal("staging+user{id}@example.com", users.Columns["email"].Template?.Text);
        Assert.Equal("""{"a": [1, 2]}""", users.Columns["profile"].Json);
        Assert.True(rules.Tables[("public", "flags")].KeepsOthers);
        Assert.True(rules.Tables[("odd.schema", "odd.table")].Skip);
        Assert.False(rules.KeepLargeObjects);
    }

    [Fact]
    public void A_rule_knows_where_it_stands()
    {
        SanitizationRules rules = Parse("version: 1\ntables:\n  users:\n    columns:\n      email: email\n");

        Assert.Equal(new RulePosition(5, 7), rules.Tables[("public", "users")].Columns["email"].Position);
    }

    [Theory]
    [InlineData("users", "public", "users")]
    [InlineData("app.users", "app", "users")]
    [InlineData("\"odd.schema\".\"odd \"\"table\"\"\"", "odd.schema", "odd \"table\"")]
    [InlineData("app.\"User\"", "app", "User")]
    public void A_tables_name_is_written_as_in_sql(string text, string schema, string name) =>
        Assert.Contains((schema, name), Parse($"version: 1\ntables:\n  '{text}': {{ skip: true }}\n").Tables);

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("\"a\"b")]
    [InlineData("a\"b\"")]
    [InlineData("\"a")]
    public void Other_texts_are_no_tables_name(string text) =>
        Assert.Contains(
            "is not a table's name",
            Assert.Throws<StagingException>(() => Parse($"version: 1\ntables:\n  '{text}': {{ skip: true }}\n")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("version: 1\ntabels: {}", 2, 1, "unknown key 'tabels'; did you mean 'tables'?")]
    [InlineData("tables: {}", 1, 1, "'version: 1' is missing")]
    [InlineData("version: 2\ntables: {}", 1, 10, "version '2' is not known")]
    [InlineData("version: 1\ntables: []", 2, 9, "expected a mapping for tables")]
    [InlineData("version: 1\ntables:\n  a.b.c: {}", 3, 3, "'a.b.c' is not a table's name")]
    [InlineData("version: 1\ntables:\n  users: keep", 3, 10, "expected a mapping for public.users")]
    [InlineData("version: 1\ntables:\n  users:\n    colums: {}", 4, 5, "unknown key 'colums'; did you mean 'columns'?")]
    [InlineData("version: 1\ntables:\n  users:\n    default: mask", 4, 14, "unknown mask 'mask'")]
    [InlineData("version: 1\ntables:\n  users:\n    skip: yes", 4, 11, "skip is true or false, not 'yes'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: emial", 5, 14, "unknown mask 'emial'; did you mean 'email'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email:", 5, 13, "no mask is named")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: [email]", 5, 14, "expected a mapping for a column's rule")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: { template: a }", 5, 14, "the rule names no mask")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: { mask: email, tempalte: a }", 5, 29, "unknown key 'tempalte'; did you mean 'template'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: { mask: keep, template: a }", 5, 38, "mask keep takes no template")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: template", 5, 14, "mask template needs a 'template:'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: { mask: email, template: 'a{id' }", 5, 39, "a '{' without its '}'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: { mask: email, template: 'a}b' }", 5, 39, "a '}' without its '{'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      email: { mask: email, template: 'a{}b' }", 5, 39, "a '{}' that names no column")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      data: { mask: jsonb, value: '{oops' }", 5, 35, "the value is not a JSON document")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      data: { mask: text, value: x }", 5, 34, "mask text takes no value")]
    [InlineData("version: 1\ntables:\n  users: { skip: true, default: keep }", 3, 3, "public.users is skipped")]
    [InlineData("version: 1\ntables:\n  users:\n    skip: true\n  users:\n    skip: true", 5, 3, "stands twice")]
    [InlineData("version: 1\ntables:\n  users: {}\n  public.users: {}", 4, 3, "the table public.users stands twice")]
    [InlineData("version: 1\ntables:\n  users: { a: ] }", 3, 15, "not valid YAML")]
    [InlineData("", 1, 1, "expected one document")]
    public void A_mistake_is_told_with_line_and_column(string yaml, int line, int column, string expected)
    {
        StagingException failure = Assert.Throws<StagingException>(() => Parse(yaml));

        Assert.Equal("InvalidRules", failure.ErrorId);
        Assert.StartsWith($"rules.yaml({line},{column}): ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        StagingException failure = Assert.Throws<StagingException>(() => Parse(
            "version: 1\ntables:\n  users:\n    columns:\n      email: emial\n      phone: phne\n"));

        Assert.Equal(
            "rules.yaml has 2 mistakes:\n"
            + "  rules.yaml(5,14): unknown mask 'emial'; did you mean 'email'?\n"
            + "  rules.yaml(6,14): unknown mask 'phne'; did you mean 'phone'?",
            failure.Message);
    }

    [Fact]
    public void Doubled_braces_are_braces()
    {
        Assert.True(ValueTemplate.TryParse("{{{id}}}", out ValueTemplate? template, out _));

        Assert.Equal([new TemplatePart("{", null), new TemplatePart(null, "id"), new TemplatePart("}", null)], template!.Parts);
    }

    private static SanitizationRules Parse(string yaml) => RulesParser.Parse("rules.yaml", "hash", yaml);
}
