using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;
using YamlDotNet.Serialization;

namespace StagingTools.Engine.Tests.Data.Rules;

/// <summary>The published schema takes what the parser takes, so that an editor completes and marks what a sync would.</summary>
public sealed class RulesSchemaTests
{
    private static readonly string Repository = FindRepository();
    private static readonly JsonSchema Schema =
        JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository, "schemas", "sanitization.schema.json")));

    [Fact]
    public void The_example_is_valid_and_names_the_schema_for_editors()
    {
        string example = File.ReadAllText(Path.Combine(Repository, "examples", "sanitization.yaml"));

        Assert.True(IsValid(example));
        string named = Regex.Match(example, @"\A# yaml-language-server: \$schema=(\S+)\n").Groups[1].Value;
        Assert.True(File.Exists(Path.Combine(Repository, "examples", named)));
    }

    [Fact]
    public void The_rules_in_the_documentation_are_valid()
    {
        string document = File.ReadAllText(Path.Combine(Repository, "docs", "data-sync.md"));
        string[] examples = [.. Regex.Matches(document, @"```yaml\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

        Assert.True(examples.Length >= 2);
        Assert.All(examples, example =>
        {
            Assert.True(IsValid(example), example);
            Assert.NotEmpty(RulesParser.Parse("rules.yaml", "hash", example).Tables);
        });
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("null")]
    [InlineData("'null'")]
    [InlineData("email")]
    [InlineData("phone")]
    [InlineData("name")]
    [InlineData("text")]
    [InlineData("token")]
    [InlineData("hash")]
    [InlineData("url")]
    [InlineData("uuid")]
    [InlineData("jsonb")]
    [InlineData("pattern")]
    [InlineData("number")]
    [InlineData("date_shift")]
    [InlineData("redact")]
    [InlineData("{ mask: null }")]
    [InlineData("{ mask: template, template: 'Test User {id}' }")]
    [InlineData("{ mask: email, template: 'u{id}@example.com' }")]
    [InlineData("{ mask: jsonb, value: '{}' }")]
    [InlineData("{ mask: jsonb, paths: { $.a: keep, '$.b[*].c': drop, $.*: null, \"$['odd name']\": { mask: number, min: 1, max: 5 } }, others: clear }")]
    [InlineData("{ mask: jsonb, paths: { $: text }, others: keep }")]
    [InlineData("{ mask: date_shift, days: 90, by: user_id }")]
    [InlineData("{ mask: number, min: 0.5, max: 100 }")]
    [InlineData("{ mask: pattern, keep_first: 2, keep_last: 2 }")]
    [InlineData("{ mask: choice, values: [free, 2, true] }")]
    [InlineData("{ mask: keep, contains: [email, phone, iban, card, jwt, token, ip, originals] }")]
    public void What_the_parser_takes_for_a_column_is_valid(string rule) => AssertAgreement(Column(rule), valid: true);

    [Theory]
    [InlineData("emial")]
    [InlineData("template")]
    [InlineData("choice")]
    [InlineData("[email]")]
    [InlineData("{ template: a }")]
    [InlineData("{ mask: email, tempalte: a }")]
    [InlineData("{ mask: keep, template: a }")]
    [InlineData("{ mask: template }")]
    [InlineData("{ mask: choice }")]
    [InlineData("{ mask: choice, values: [] }")]
    [InlineData("{ mask: choice, values: [a, a] }")]
    [InlineData("{ mask: email, values: [a] }")]
    [InlineData("{ mask: text, value: '{}' }")]
    [InlineData("{ mask: jsonb, others: keep }")]
    [InlineData("{ mask: jsonb, value: '{}', paths: { $.a: keep } }")]
    [InlineData("{ mask: jsonb, paths: { a: keep } }")]
    [InlineData("{ mask: jsonb, paths: { '$.a[0]': keep } }")]
    [InlineData("{ mask: jsonb, paths: { $.a: jsonb } }")]
    [InlineData("{ mask: jsonb, paths: { $.a: number } }")]
    [InlineData("{ mask: jsonb, paths: { $.a: { mask: number, min: 1 } } }")]
    [InlineData("{ mask: jsonb, paths: { $.a: keep }, others: kep }")]
    [InlineData("{ mask: date_shift, days: 0 }")]
    [InlineData("{ mask: date_shift, days: many }")]
    [InlineData("{ mask: email, days: 5 }")]
    [InlineData("{ mask: number, min: five }")]
    [InlineData("{ mask: pattern, keep_first: -1 }")]
    [InlineData("{ mask: keep, contains: [emial] }")]
    [InlineData("{ mask: email, contains: [email] }")]
    public void What_the_parser_refuses_for_a_column_is_not(string rule) => AssertAgreement(Column(rule), valid: false);

    [Theory]
    [InlineData("version: 1", true)]
    [InlineData("version: 1\nlarge_objects: keep\ntables: {}", true)]
    [InlineData("version: 1\ntables: { t: { skip: true } }", true)]
    [InlineData("version: 1\ntables: { a.t: { default: keep, where: id > 5, limit: 10 } }", true)]
    [InlineData("version: 1\ntables: { t: { default: fail, columns: { a: keep } } }", true)]
    [InlineData("version: 1\ntables: { t: { default: { mask: text, template: a } } }", true)]
    [InlineData("version: 1\ntables: { '\"odd.schema\".\"odd \"\"table\"': { skip: false } }", true)]
    [InlineData("tables: {}", false)]
    [InlineData("version: 2\ntables: {}", false)]
    [InlineData("version: 1\ntabels: {}", false)]
    [InlineData("version: 1\nlarge_objects: yes please", false)]
    [InlineData("version: 1\ntables: { a.b.c: { skip: true } }", false)]
    [InlineData("version: 1\ntables: { t: keep }", false)]
    [InlineData("version: 1\ntables: { t: { colums: {} } }", false)]
    [InlineData("version: 1\ntables: { t: { skip: maybe } }", false)]
    [InlineData("version: 1\ntables: { t: { skip: true, default: keep } }", false)]
    [InlineData("version: 1\ntables: { t: { skip: true, limit: 5 } }", false)]
    [InlineData("version: 1\ntables: { t: { limit: 0 } }", false)]
    [InlineData("version: 1\ntables: { t: { where: '' } }", false)]
    public void Parser_and_schema_agree_on_whole_files(string yaml, bool valid) => AssertAgreement(yaml, valid);

    [Fact]
    public void Every_mask_of_the_program_is_in_the_schema_with_a_description()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, "schemas", "sanitization.schema.json")));

        JsonElement[] masks = [.. schema.RootElement.GetProperty("definitions").GetProperty("mask").GetProperty("oneOf").EnumerateArray()];

        Assert.Equal(
            MaskNames.All.Order(),
            masks.Select(mask => mask.GetProperty("const")).Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).Order());
        Assert.All(masks, mask => Assert.NotEmpty(mask.GetProperty("description").GetString()!));
    }

    private static string Column(string rule) => $"version: 1\ntables:\n  t:\n    columns:\n      c: {rule}\n";

    private static void AssertAgreement(string yaml, bool valid)
    {
        Exception? refusal = Record.Exception(() => RulesParser.Parse("rules.yaml", "hash", yaml));

        Assert.True(refusal is null or StagingException);
        Assert.Equal(valid, refusal is null);
        Assert.Equal(valid, IsValid(yaml));
    }

    // Scalars without quotes are what YAML's core schema makes of them, as in an editor.
    private static bool IsValid(string yaml)
    {
        object? document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        return Schema.Evaluate(JsonSerializer.SerializeToElement(document)).IsValid;
    }

    private static string FindRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StagingTools.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run within the repository.");
    }
}
