using System.Text;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Tests.Settings;

public sealed class SettingsParserTests
{
    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_may_stand_in_it()
    {
        IReadOnlyDictionary<string, SettingInFile> values = Parse("\uFEFF{ // ours\n  \"autoDestroy\": { \"days\": 3, /* short */ },\n}");

        Assert.Equal(new SettingInFile(3, 2, 28), Assert.Single(values).Value);
    }

    [Fact]
    public void Values_have_the_kinds_of_their_settings()
    {
        IReadOnlyDictionary<string, SettingInFile> values = Parse(
            """{ "region": "eu-central-1", "autoDestroy": { "enabled": false }, "productionAccounts": ["000011112222"] }""");

        Assert.Equal("eu-central-1", values["region"].Value);
        Assert.Equal(false, values["autoDestroy.enabled"].Value);
        Assert.Equal(["000011112222"], Assert.IsType<IReadOnlyList<string>>(values["productionAccounts"].Value, exactMatch: false));
    }

    [Theory]
    [InlineData("""{ "projct": "shop" }""", "(1,3): 'projct' is not known; did you mean 'project'?")]
    [InlineData("""{ "alertEmail": "a@b.de" }""", "(1,3): 'alertEmail' is not known here; it belongs into 'notifications'")]
    [InlineData("""{ "sync": { "region": "us-east-1" } }""", "(1,13): 'region' is not known here; it belongs to the top")]
    [InlineData("""{ "project": "shop", "project": "shop" }""", "(1,22): 'project' stands twice")]
    [InlineData("""{ "project": 5 }""", "(1,14): 'project' takes text, not the number 5")]
    [InlineData("""{ "project": "" }""", "(1,14): 'project' takes text, not an empty text")]
    [InlineData("""{ "project": null }""", "(1,14): 'project' takes text, not null: leave the key out instead")]
    [InlineData("""{ "autoDestroy": { "days": "7" } }""", "(1,28): 'autoDestroy.days' takes a whole number, not text")]
    [InlineData("""{ "autoDestroy": { "days": 7.5 } }""", "(1,28): 'autoDestroy.days' takes a whole number, not the number 7.5")]
    [InlineData("""{ "autoDestroy": { "days": 91 } }""", "(1,28): autoDestroy.days: 91 is out of range; write 1 to 90")]
    [InlineData("""{ "autoDestroy": { "enabled": "yes" } }""", "(1,31): 'autoDestroy.enabled' takes true or false, not text")]
    [InlineData("""{ "autoDestroy": true }""", "(1,18): 'autoDestroy' takes an object, not true or false")]
    [InlineData("""{ "productionAccounts": "111122223333" }""", "(1,25): 'productionAccounts' takes an array of texts, not text")]
    [InlineData("""{ "productionAccounts": [111122223333] }""", "(1,26): 'productionAccounts' takes texts in quotes, not the number 111122223333")]
    [InlineData("""{ "productionAccounts": ["1111-2222-3333"] }""", "(1,25): productionAccounts: '1111-2222-3333' is no AWS account; write its twelve digits in quotes")]
    [InlineData("""{ "environment": "production" }""", "(1,18): environment: 'production' reads as production; name another environment, such as 'staging'")]
    [InlineData("""{ "sizes": { "instanceType": "t4g.micro" } }""", "(1,30): sizes.instanceType: 't4g.micro' is no x86 instance type of EC2; write one such as t3.micro")]
    [InlineData("""{ "sync": { "maxConnections": 1 } }""", "(1,31): sync.maxConnections: 1 is out of range; write 2 to 1000, or 0 for as many as the jobs take")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "staus": 200 }] }""", "(1,46): 'staus' is not known in a smoke test; did you mean 'status'?")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "status": 999 }] }""", "(1,56): 'status' takes a whole number from 100 to 599, not the number 999")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "status": [200, 99] }] }""", "(1,62): 'status' takes a whole number from 100 to 599, not the number 99")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "json": { "$.a[": 1 } }] }""", "(1,56): '$.a[' is no JSON path that can be checked: at letter 5: an index or a name in quotes is expected")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "health" }] }""", "(1,41): 'path' takes a path that begins with one slash, such as /api/health")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/" }, { "name": "a", "path": "/b" }] }""", "(1,48): a smoke test named 'a' stands above")]
    [InlineData("""{ "smokeTests": [{ "path": "/" }] }""", "(1,18): a smoke test needs a name")]
    [InlineData("""{ "smokeTests": [{ "name": "a" }] }""", "(1,18): a smoke test needs a 'path', or a whole 'url'")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "name": "b", "path": "/" }] }""", "(1,33): 'name' stands twice")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "body": "x" }] }""", "(1,54): a body takes the method POST, not GET")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "method": "HEAD", "text": "x" }] }""", "(1,72): the answer to HEAD has no body, so 'text' cannot be expected")]
    [InlineData("""{ "smokeTests": {} }""", "(1,17): 'smokeTests' takes an array of tests, not an object")]
    [InlineData("[]", "(1,1): expected an object: { \"project\": ... }")]
    public void A_mistake_is_told_with_its_place_and_the_way_out(string json, string mistake)
    {
        StagingException error = Refusal(json);

        Assert.Equal("stagingtools.json" + mistake, error.Message);
        Assert.Equal(
            ("InvalidSettings", StagingErrorCategory.InvalidArgument, "stagingtools.json"),
            (error.ErrorId, error.Category, error.TargetInput));
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_their_order() =>
        Assert.Equal(
            "stagingtools.json has 3 mistakes:\n"
                + "  stagingtools.json(2,14): project: 'Shop' is no name; write 1 to 20 lower-case letters, digits and single hyphens, a letter first and no hyphen last\n"
                + "  stagingtools.json(3,3): 'regon' is not known; did you mean 'region'?\n"
                + "  stagingtools.json(4,20): 'jobs' is not known here; it belongs into 'sync'",
            Refusal("{\n  \"project\": \"Shop\",\n  \"regon\": \"us-east-1\",\n  \"autoDestroy\": { \"jobs\": 2 }\n}").Message);

    [Fact]
    public void All_mistakes_of_smoke_tests_are_told_at_once() =>
        Assert.Equal(
            "stagingtools.json has 5 mistakes:\n"
                + "  stagingtools.json(2,1): a smoke test needs a name\n"
                + "  stagingtools.json(2,11): 'path' takes a path that begins with one slash, such as /api/health\n"
                + "  stagingtools.json(2,26): 'status' takes a whole number from 100 to 599, not the number 999\n"
                + "  stagingtools.json(2,31): 'jsn' is not known in a smoke test; did you mean 'json'?\n"
                + "  stagingtools.json(3,1): a smoke test is an object, not text",
            Refusal("{ \"smokeTests\": [\n{ \"path\": \"x\", \"status\": 999, \"jsn\": {} },\n\"/\"] }").Message);

    [Theory]
    [InlineData("""{ "notifications": { "slackWebhook": "https://hooks.slack.com/services/tOpSeCrEt" } }""")]
    [InlineData("""{ "notifications": { "slackWebhook": "tOpSeCrEt" } }""")]
    [InlineData("""{ "notifications": { "slackToken": "tOpSeCrEt" } }""")]
    [InlineData("""{ "sync": { "source": "postgresql://app:tOpSeCrEt@db.example.com/shop" } }""")]
    [InlineData("""{ "sync": { "source": "postgresql://db.example.com/shop?password=tOpSeCrEt" } }""")]
    [InlineData("""{ "sync": { "key": "tOpSeCrEt" } }""")]
    [InlineData("""{ "sync": { "key": tOpSeCrEt } }""")]
    [InlineData("""{ "publish": { "url": "https://ana:tOpSeCrEt@staging.example.com" } }""")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "headers": { "authorization": "Bearer tOpSeCrEt" } }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "url": "https://ana:tOpSeCrEt@staging.example.com" }] }""")]
    [InlineData("""{ "smokeTests": [{ "name": "a", "path": "/", "headers": { "Accept": "tOpSeCrEt\n" } }] }""")]
    public void A_secret_is_refused_and_not_repeated(string json) =>
        Assert.DoesNotContain("tOpSeCrEt", Refusal(json).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"project\": \"shop\"\n  \"region\": \"us-east-1\"\n}", 3)]
    [InlineData("{} {}", 1)]
    public void What_is_no_JSON_is_told_with_its_line(string json, int line) =>
        Assert.StartsWith($"stagingtools.json({line},", Refusal(json).Message, StringComparison.Ordinal);

    [Fact]
    public void Columns_count_letters_not_bytes() =>
        Assert.Equal(
            "stagingtools.json(1,28): 'jobz' is not known; did you mean 'jobs'?",
            Refusal("""{ /* äöü€ */ "sync": {     "jobz": 2 } }""").Message);

    [Fact]
    public void What_differs_from_run_to_run_has_no_place_in_it()
    {
        Assert.Contains("'imageTag' is not known", Refusal("""{ "publish": { "imageTag": "1.4.2" } }""").Message, StringComparison.Ordinal);
        Assert.Contains("'remove' is not known", Refusal("""{ "remove": { "skipFinalSnapshot": true } }""").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_smoke_test_knows_what_it_leaves_out_and_where_it_stands()
    {
        SmokeCheck[] checks = [.. Assert.IsType<IReadOnlyList<SmokeCheck>>(
            Parse("""
                { "smokeTests": [
                  { "name": "front", "path": "/" },
                  { "name": "search", "path": "/s", "method": "POST", "body": { "q": 1.50 }, "status": [200, 204], "delay": 3, "timeout": 20,
                    "headers": { "X-Api-Key": "env:KEY" }, "json": { "$.hits": 0 }, "text": "hits", "latency": 250 }
                ] }
                """)["smokeTests"].Value,
            exactMatch: false)];

        Assert.Equal(("front", "/", "GET", 5, "stagingtools.json(2,3)"), (checks[0].Name, checks[0].Target, checks[0].Method, checks[0].Attempts, checks[0].Place));
        Assert.Equal([200], checks[0].Statuses);
        Assert.Equal((1d, 60d), (checks[0].Delay.TotalSeconds, checks[0].Timeout.TotalSeconds));
        Assert.Equal(("POST", 1, """{"q":1.50}""", "application/json"), (checks[1].Method, checks[1].Attempts, checks[1].Body, checks[1].BodyType));
        Assert.Equal((3d, 20d, 250d), (checks[1].Delay.TotalSeconds, checks[1].Timeout.TotalSeconds, checks[1].Latency!.Value.TotalMilliseconds));
        Assert.Equal([new("X-Api-Key", "env:KEY")], checks[1].Headers);
        Assert.Equal(("$.hits", "0"), checks[1].Json.Select(json => (json.Location.Text, json.Expected.GetRawText())).Single());
        Assert.Equal("hits", checks[1].Text);
    }

    private static IReadOnlyDictionary<string, SettingInFile> Parse(string json) =>
        SettingsParser.Parse("stagingtools.json", Encoding.UTF8.GetBytes(json));

    private static StagingException Refusal(string json) => Assert.Throws<StagingException>(() => Parse(json));
}
