using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;
using StagingTools.Engine.Tests.Faces;

namespace StagingTools.Engine.Tests.Settings;

/// <summary>The published schema takes what the parser takes, so that an editor completes and marks what a job would.</summary>
public sealed class SettingsSchemaTests
{
    private static readonly string SchemaText = File.ReadAllText(Path.Combine(Repository.Root, "schemas", "stagingtools.schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText);

    [Fact]
    public void The_example_is_valid_and_names_the_schema_for_editors()
    {
        string folder = Path.Combine(Repository.Root, "examples");
        string example = File.ReadAllText(Path.Combine(folder, "stagingtools.json"));

        AssertAgreement(example, valid: true);
        string named = Regex.Match(example, "\"\\$schema\": \"([^\"]+)\"").Groups[1].Value;
        Assert.True(File.Exists(Path.Combine(folder, named)));
    }

    [Fact]
    public void The_settings_in_the_documentation_are_valid()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"));
        string[] examples = [.. Regex.Matches(document, @"```jsonc\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(examples);
        Assert.All(examples, example => AssertAgreement(example, valid: true));
    }

    [Fact]
    public void The_smoke_tests_in_the_documentation_are_valid()
    {
        string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deployments.md"));
        string tests = Assert.Single(Regex.Matches(document, @"```json\n(""smokeTests"".*?)```", RegexOptions.Singleline)).Groups[1].Value;

        AssertAgreement($"{{ {tests} }}", valid: true);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "publish": { "smokeTest": false, "rollbackOnFailure": true, "url": "https://staging.example.com:8443/app" } }""")]
    [InlineData("""{ "smokeTests": [] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/" }, { "name": "away", "url": "http://[::1]:3000?a=b" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/a?b=c", "method": "HEAD", "status": [200, 204], "latency": 60000, "attempts": 20, "delay": 0, "timeout": 600 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "search", "path": "/s", "method": "POST", "body": { "q": [1, null, true] }, "headers": { "X-Api-Key": "env:KEY", "Accept": "text/plain" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "search", "path": "/s", "method": "POST", "body": "" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "json", "path": "/j", "text": "ok", "json": { "$": [], "$.a_1.b[0]['c d'][ -1 ]": null, "$[\"e'f\"]": { "g": 1.5 } } }] }""")]
    [InlineData("""{ "$schema": "x.json", "project": "shop", "environment": "pr-42", "region": "us-gov-west-1", "profile": "ops" }""")]
    [InlineData("""{ "productionAccounts": [] }""")]
    [InlineData("""{ "productionAccounts": ["000011112222", "111122223333"] }""")]
    [InlineData("""{ "stateBucket": "file:states" }""")]
    [InlineData("""{ "stateBucket": "my.states-1", "lockTable": "terraform-locks", "lockTimeout": 0, "allowedSshCidr": "203.0.113.7/32" }""")]
    [InlineData("""{ "notifications": { "alertEmail": "team@example.com", "slackWebhook": "env:HOOK" } }""")]
    [InlineData("""{ "notifications": { "slackWebhook": "secret:shop/slack" } }""")]
    [InlineData("""{ "notifications": { "slackToken": "env:SLACK_BOT_TOKEN", "slackChannel": "C0123456789" } }""")]
    [InlineData("""{ "notifications": { "slackToken": "secret:shop/slack", "slackChannel": "#staging" } }""")]
    [InlineData("""{ "sizes": { "databaseInstanceClass": "db.m5.large", "cacheNodeType": "cache.t3.small", "instanceType": "t3a.small" } }""")]
    [InlineData("""{ "versions": { "database": "15", "cache": "7.1" } }""")]
    [InlineData("""{ "versions": { "database": "16.8" } }""")]
    [InlineData("""{ "dns": { "domains": ["{environment}.example.com", "staging-api.example.com"], "hostedZoneId": "Z0123456789ABCDEFGHIJ" } }""")]
    [InlineData("""{ "autoDestroy": { "enabled": true, "days": 90 } }""")]
    [InlineData("""{ "publish": { "cluster": "c", "service": "s", "taskDefinition": "f:3", "container": "app", "registry": "r", "timeout": 7200 } }""")]
    [InlineData("""{ "publish": { "migrate": true, "migrationCommand": "node migrate.js" } }""")]
    [InlineData("""{ "sync": { "rules": "r.yaml", "source": "secret:a/b", "target": "file:t", "key": "vault:k", "jobs": 64, "maxConnections": 0, "maxRate": 0 } }""")]
    [InlineData("""{ "sync": { "source": "postgresql://app@db.example.com:5432/shop?sslmode=require", "maxConnections": 2 } }""")]
    public void What_the_parser_takes_is_valid(string json) => AssertAgreement(json, valid: true);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{ "publish": { "url": "staging.example.com" } }""")]
    [InlineData("""{ "publish": { "url": "https://ana@staging.example.com" } }""")]
    [InlineData("""{ "publish": { "url": "https://staging.example.com?a=b" } }""")]
    [InlineData("""{ "publish": { "rollbackOnFailure": "yes" } }""")]
    [InlineData("""{ "smokeTests": { "name": "front", "path": "/" } }""")]
    [InlineData("""{ "smokeTests": ["/"] }""")]
    [InlineData("""{ "smokeTests": [{ "path": "/" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": " ", "path": "/" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "url": "https://a.example.com" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "health" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "//evil.example.com" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/a b" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "url": "ftp://a.example.com" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "url": "https://ana:secret@a.example.com" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "method": "PUT" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "method": "GET", "body": "x" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "body": "x" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "method": "POST", "body": 5 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "method": "HEAD", "text": "x" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "method": "HEAD", "json": { "$.a": 1 } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "status": 999 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "status": [] }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "status": ["200"] }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "json": {} }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "json": { "status": "ok" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "json": { "$..status": "ok" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "json": { "$[01]": "ok" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "headers": { "Authorization": "Bearer x" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "headers": { "Content-Length": "5" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "headers": { "a b": "5" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "headers": { "Accept": "a\nb" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "text": "" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "latency": 0 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "attempts": 21 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "delay": 0.5 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "timeout": 601 }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "front", "path": "/", "retries": 3 }] }""")]
    [InlineData("""{ "projct": "shop" }""")]
    [InlineData("""{ "project": "Shop" }""")]
    [InlineData("""{ "project": "a--b" }""")]
    [InlineData("""{ "project": "a-" }""")]
    [InlineData("""{ "project": "abcdefghijklmnopqrstu" }""")]
    [InlineData("""{ "project": null }""")]
    [InlineData("""{ "dns": { "domains": ["staging"] } }""")]
    [InlineData("""{ "dns": { "domains": "staging.example.com" } }""")]
    [InlineData("""{ "dns": { "hostedZoneId": "/hostedzone/Z1" } }""")]
    [InlineData("""{ "versions": { "database": "9.6" } }""")]
    [InlineData("""{ "versions": { "database": 15 } }""")]
    [InlineData("""{ "versions": { "cache": "7" } }""")]
    [InlineData("""{ "environment": "prod" }""")]
    [InlineData("""{ "region": "Frankfurt" }""")]
    [InlineData("""{ "profile": "" }""")]
    [InlineData("""{ "productionAccounts": "111122223333" }""")]
    [InlineData("""{ "productionAccounts": [111122223333] }""")]
    [InlineData("""{ "productionAccounts": ["1111"] }""")]
    [InlineData("""{ "stateBucket": "My_Bucket" }""")]
    [InlineData("""{ "stateBucket": "file:" }""")]
    [InlineData("""{ "lockTable": "my table" }""")]
    [InlineData("""{ "lockTimeout": -1 }""")]
    [InlineData("""{ "lockTimeout": 1.5 }""")]
    [InlineData("""{ "allowedSshCidr": "203.0.113.7" }""")]
    [InlineData("""{ "allowedSshCidr": "office" }""")]
    [InlineData("""{ "notifications": "team@example.com" }""")]
    [InlineData("""{ "notifications": { "alertEmail": "team" } }""")]
    [InlineData("""{ "notifications": { "slackWebhook": "https://hooks.slack.com/services/x" } }""")]
    [InlineData("""{ "notifications": { "slackWebhook": "file:hook" } }""")]
    [InlineData("""{ "notifications": { "slackToken": "xoxb-1-2-3" } }""")]
    [InlineData("""{ "notifications": { "slackChannel": "staging" } }""")]
    [InlineData("""{ "notifications": { "slackChannel": "# staging" } }""")]
    [InlineData("""{ "sizes": { "databaseInstanceClass": "t3.micro" } }""")]
    [InlineData("""{ "sizes": { "cacheNodeType": "db.t3.micro" } }""")]
    [InlineData("""{ "sizes": { "instanceType": "t4g.micro" } }""")]
    [InlineData("""{ "autoDestroy": { "enabled": "yes" } }""")]
    [InlineData("""{ "autoDestroy": { "days": 0 } }""")]
    [InlineData("""{ "publish": { "timeout": 0 } }""")]
    [InlineData("""{ "publish": { "imageTag": "1.4.2" } }""")]
    [InlineData("""{ "publish": { "migrate": "yes" } }""")]
    [InlineData("""{ "publish": { "migrationCommand": "" } }""")]
    [InlineData("""{ "sync": { "source": "db.example.com" } }""")]
    [InlineData("""{ "sync": { "source": "postgresql://app:secret@db.example.com/shop" } }""")]
    [InlineData("""{ "sync": { "source": "postgresql://db.example.com/shop?password=secret" } }""")]
    [InlineData("""{ "sync": { "key": "0123456789" } }""")]
    [InlineData("""{ "sync": { "jobs": 65 } }""")]
    [InlineData("""{ "sync": { "maxConnections": 1 } }""")]
    public void What_the_parser_refuses_is_not(string json) => AssertAgreement(json, valid: false);

    [Fact]
    public void Every_setting_of_the_program_is_in_the_schema_with_a_description_and_its_default()
    {
        using JsonDocument schema = JsonDocument.Parse(SchemaText);
        var told = new Dictionary<string, JsonElement>();
        foreach (JsonProperty property in schema.RootElement.GetProperty("properties").EnumerateObject())
        {
            if (property.Value.TryGetProperty("properties", out JsonElement group))
                foreach (JsonProperty inner in group.EnumerateObject())
                    told[$"{property.Name}.{inner.Name}"] = inner.Value;
            else if (property.Name != "$schema")
                told[property.Name] = property.Value;
        }

        SettingDefinition[] known = [.. SettingCatalog.All.Where(setting => setting.IsInFile)];
        Assert.Equal(known.Select(setting => setting.Name).Order(), told.Keys.Order());
        Assert.All(known, setting =>
        {
            Assert.NotEmpty(told[setting.Name].GetProperty("description").GetString()!);
            Assert.Equal(
                JsonSerializer.Serialize(setting.Default),
                told[setting.Name].TryGetProperty("default", out JsonElement value) ? value.GetRawText() : "null");
        });
    }

    [Fact]
    public void Every_setting_of_the_program_is_in_the_documentation_with_its_variables()
    {
        string[] rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "settings.md"));

        Assert.All(SettingCatalog.All.Where(setting => setting.IsInFile), setting =>
        {
            string row = Assert.Single(rows, row => row.StartsWith($"| `{setting.Name}` |", StringComparison.Ordinal));
            // Those of credentials are told in a sentence of their own.
            Assert.All(
                setting.IsLeftToSdk ? [] : setting.Variables, variable => Assert.Contains($"`{variable}`", row, StringComparison.Ordinal));
        });
    }

    private static void AssertAgreement(string json, bool valid)
    {
        Exception? refusal = Record.Exception(() => SettingsParser.Parse("stagingtools.json", Encoding.UTF8.GetBytes(json)));

        Assert.True(refusal is null or StagingException);
        Assert.True(valid == (refusal is null), refusal?.Message ?? json);
        using JsonDocument document = JsonDocument.Parse(
            json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        Assert.Equal(valid, Schema.Evaluate(document.RootElement).IsValid);
    }
}
