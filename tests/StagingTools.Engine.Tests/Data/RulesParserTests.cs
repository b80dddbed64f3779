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
    public void Masks_have_their_options()
    {
        IReadOnlyDictionary<string, ColumnRule> columns = Parse(
            """
            version: 1
            tables:
              t:
                columns:
                  born: { mask: date_shift, days: 90, by: user_id }
                  seen: date_shift
                  price: { mask: number, min: 0.00, max: 99.99 }
                  code: { mask: pattern, keep_first: 2, keep_last: 1 }
                  plan: { mask: choice, values: [free, pro] }
                  contact: { mask: keep, contains: [email, originals] }
                  profile:
                    mask: jsonb
                    others: drop
                    paths:
                      $.email: email
                      $.address.city: { mask: keep, contains: [phone] }
                      "$.tags[*]": drop
                      "$['odd ''name'''].*": "null"
            """).Tables[("public", "t")].Columns;

        Assert.Equal((90, "user_id"), (columns["born"].Days, columns["born"].By));
        Assert.Equal(30, columns["seen"].Days);
        Assert.Equal((0.00m, 99.99m), (columns["price"].Minimum, columns["price"].Maximum));
        Assert.Equal((2, 1), (columns["code"].KeepFirst, columns["code"].KeepLast));
        Assert.Equal(["free", "pro"], columns["plan"].Values);
        Assert.Equal(KnownContents.Email | KnownContents.Originals, columns["contact"].Contains);
        Assert.Equal(JsonOthers.Drop, columns["profile"].Others);
        Assert.Equal(KnownContents.Phone, columns["profile"].Contains);
        Assert.Equal(
            [MaskKind.Email, MaskKind.Keep, null, MaskKind.Null], columns["profile"].Paths!.Select(path => path.Rule?.Mask));
        Assert.Equal(
            [new JsonStep("odd 'name'", false), new JsonStep(null, false)], columns["profile"].Paths![3].Path.Steps);
    }

    [Fact]
    public void A_table_has_its_condition_its_limit_and_its_default()
    {
        TableRule rule = Parse(
            "version: 1\ntables:\n  t:\n    where: id > 5\n    limit: 10\n    default: { mask: hash }\n").Tables[("public", "t")];

        Assert.Equal(("id > 5", new RulePosition(4, 12)), (rule.Where!.Sql, rule.Where.Position));
        Assert.Equal((10, new RulePosition(5, 12)), (rule.Limit!.Rows, rule.Limit.Position));
        Assert.Equal(MaskKind.Hash, rule.Default!.Mask);
        Assert.False(rule.KeepsOthers);
    }

    [Fact]
    public void Rules_are_the_same_when_all_of_their_options_are()
    {
        string[] rules =
        [
            "email", "phone", "{ mask: email, template: a }", "{ mask: date_shift, days: 5 }", "{ mask: date_shift, days: 6 }",
            "{ mask: date_shift, days: 5, by: id }", "{ mask: number, min: 1, max: 5 }", "{ mask: number, min: 1, max: 6 }",
            "{ mask: pattern, keep_first: 1 }", "{ mask: pattern, keep_last: 1 }", "{ mask: choice, values: [a, b] }",
            "{ mask: choice, values: [b, a] }", "jsonb", "{ mask: jsonb, value: '[]' }", "{ mask: jsonb, paths: { $.a: keep } }",
            "{ mask: jsonb, paths: { $.b: keep } }", "{ mask: jsonb, paths: { $.a: drop } }", "{ mask: jsonb, others: drop, paths: { $.a: keep } }",
        ];
        for (int i = 0; i < rules.Length; i++)
        {
            for (int j = 0; j < rules.Length; j++)
                Assert.Equal(i == j, Masks.MaskOf.Rule(rules[i]).WritesTheSameAs(Masks.MaskOf.Rule(rules[j])));
        }
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
    [InlineData("version: 1\ntables:\n  users: { skip: true, where: 'true' }", 3, 3, "public.users is skipped")]
    [InlineData("version: 1\ntables:\n  users:\n    where: ''", 4, 12, "the condition is empty")]
    [InlineData("version: 1\ntables:\n  users:\n    limit: 0", 4, 12, "limit is a whole number from 1 to")]
    [InlineData("version: 1\ntables:\n  users:\n    limit: many", 4, 12, "not 'many'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: choice", 5, 10, "mask choice needs 'values:'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: choice, values: [] }", 5, 34, "expected a list for values")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: choice, values: [x, y, x] }", 5, 41, "the value 'x' stands twice")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: email, values: [x] }", 5, 33, "mask email takes no values; 'values' is for mask choice")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: number, min: 5, max: 5 }", 5, 39, "max has to be greater than min")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: number, min: five }", 5, 31, "min is a number, not 'five'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: number, min: 0.1234567890 }", 5, 31, "nine decimals")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: text, min: 5 }", 5, 29, "mask text takes no min; 'min' is for mask number")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: date_shift, days: 0 }", 5, 36, "days is a whole number from 1 to 36500, not '0'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: dateshift", 5, 10, "did you mean 'date_shift'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: pattern, keep_first: -1 }", 5, 39, "keep_first is a whole number from 0")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: pattern, keepfirst: 1 }", 5, 27, "unknown key 'keepfirst'; did you mean 'keep_first'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: keep, contains: [emial] }", 5, 35, "unknown content 'emial'; did you mean 'email'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: email, contains: [email] }", 5, 35, "mask email takes no contains")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, others: keep }", 5, 33, "'others' is what no path names")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { $.a: keep }, others: kep }", 5, 55, "did you mean 'keep'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, value: '{}', paths: { $.a: keep } }", 5, 32, "say one of them")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { a: keep } }", 5, 34, "a path begins with '$'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { '$.a[0]': keep } }", 5, 34, "'[0]' is no step of a path")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { $.a..b: keep } }", 5, 34, "'..b' is no step of a path")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { $.a: emial } }", 5, 39, "unknown mask 'emial'; did you mean 'email'?")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { $.a: jsonb } }", 5, 39, "a path takes no mask jsonb")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { $.a: number } }", 5, 39, "give mask number 'min' and 'max'")]
    [InlineData("version: 1\ntables:\n  users:\n    columns:\n      a: { mask: jsonb, paths: { $.a: keep, \"$['a']\": text } }", 5, 45, "stands twice")]
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
