using System.Text;
using System.Text.Json;
using StagingTools.Engine.Deployments.Smoke;

namespace StagingTools.Engine.Tests.Deployments.Smoke;

/// <summary>What is good and what is wrong about an answer, and that nothing of its body is ever repeated.</summary>
public sealed class SmokeJudgeTests
{
    private const string Body = """{"status":"healthy","version":"1.4.2","users":[{"email":"jane@example.com"}],"load":0.50,"ready":true,"error":null}""";

    private static readonly SmokeCheck Check = new() { Name = "front", Target = "/" };

    [Fact]
    public void An_answer_with_status_200_is_good_where_nothing_else_is_expected() => Assert.Empty(Judge(Check));

    [Theory]
    [InlineData(200, true, 200)]
    [InlineData(204, true, 200, 204)]
    [InlineData(503, false, 200)]
    [InlineData(301, false, 200, 204)]
    [InlineData(404, true, 404)]
    public void The_status_is_one_of_those_expected(int status, bool good, params int[] expected) =>
        Assert.Equal(good, Judge(Check with { Statuses = expected }, Body, status).Count == 0);

    [Fact]
    public void A_wrong_status_is_told_with_the_right_ones()
    {
        Assert.Equal(["status 503 where 200 is expected"], Judge(Check, Body, 503));
        Assert.Equal(["status 503 where 200, 201 or 204 is expected"], Judge(Check with { Statuses = [200, 201, 204] }, Body, 503));
    }

    [Theory]
    [InlineData("$.status", "\"healthy\"")]
    [InlineData("$.load", "0.5")]
    [InlineData("$.load", "5e-1")]
    [InlineData("$.ready", "true")]
    [InlineData("$.error", "null")]
    [InlineData("$.users[0]", """{ "email": "jane@example.com" }""")]
    [InlineData("$.users", """[{ "email": "jane@example.com" }]""")]
    public void A_place_of_the_JSON_holds_the_expected_value(string path, string value) => Assert.Empty(Judge(Expecting((path, value))));

    [Theory]
    [InlineData("$.status", "\"Healthy\"", "$.status has not the expected value")]
    [InlineData("$.version", "1.4", "$.version has not the expected value")]
    [InlineData("$.ready", "\"true\"", "$.ready has not the expected value")]
    [InlineData("$.users", "[]", "$.users has not the expected value")]
    [InlineData("$.missing", "null", "$.missing is not in the answer")]
    [InlineData("$.users[1].email", "\"x\"", "$.users[1].email is not in the answer")]
    public void A_place_that_does_not_is_told(string path, string value, string failure) =>
        Assert.Equal([failure], Judge(Expecting((path, value))));

    [Theory]
    [InlineData("")]
    [InlineData("<html>healthy</html>")]
    [InlineData("{\"status\":\"healthy\"")]
    public void An_answer_that_is_no_JSON_is_told_once(string body) =>
        Assert.Equal(["the answer is no JSON"], Judge(Expecting(("$.status", "\"healthy\""), ("$.version", "1")), body));

    [Fact]
    public void A_byte_order_mark_does_not_disturb() =>
        Assert.Empty(Judge(Expecting(("$.status", "\"healthy\"")), "\uFEFF" + Body));

    [Fact]
    public void The_text_is_looked_for_as_it_is_written()
    {
        Assert.Empty(Judge(Check with { Text = "1.4.2" }));
        Assert.Equal(["the expected text is not in the answer"], Judge(Check with { Text = "HEALTHY" }));
    }

    [Fact]
    public void Text_is_read_in_the_answers_encoding()
    {
        SmokeCheck check = Check with { Text = "grün" };
        byte[] latin = Encoding.Latin1.GetBytes("alles grün");

        Assert.Empty(SmokeJudge.Failures(check, new SmokeAnswer(200, latin, TimeSpan.Zero) { Encoding = Encoding.Latin1 }));
        Assert.NotEmpty(SmokeJudge.Failures(check, new SmokeAnswer(200, latin, TimeSpan.Zero)));
    }

    [Fact]
    public void An_answer_that_took_too_long_is_told_with_both_times()
    {
        SmokeCheck check = Check with { Latency = TimeSpan.FromMilliseconds(500) };

        Assert.Empty(SmokeJudge.Failures(check, new SmokeAnswer(200, [], TimeSpan.FromMilliseconds(500))));
        Assert.Equal(
            ["it took 1234 ms where at most 500 ms are allowed"],
            SmokeJudge.Failures(check, new SmokeAnswer(200, [], TimeSpan.FromMilliseconds(1234))));
    }

    [Fact]
    public void What_was_not_read_to_its_end_is_not_judged_as_JSON()
    {
        var cut = new SmokeAnswer(200, Encoding.UTF8.GetBytes(Body), TimeSpan.Zero) { IsCut = true };

        Assert.Equal(["the answer is too long to be read as JSON"], SmokeJudge.Failures(Expecting(("$.status", "\"healthy\"")), cut));
        Assert.Equal(["the expected text is not in the part of the answer that was read"], SmokeJudge.Failures(Check with { Text = "nowhere" }, cut));
        Assert.Empty(SmokeJudge.Failures(Check with { Text = "healthy" }, cut));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_and_nothing_of_the_body()
    {
        SmokeCheck check = Expecting(("$.users[0].email", "\"other\""), ("$.nowhere", "1")) with { Text = "expected-text", Latency = TimeSpan.FromMilliseconds(1) };

        IReadOnlyList<string> failures = SmokeJudge.Failures(
            check, new SmokeAnswer(500, Encoding.UTF8.GetBytes(Body), TimeSpan.FromMilliseconds(2)));

        Assert.Equal(5, failures.Count);
        Assert.All(failures, failure =>
        {
            Assert.DoesNotContain("jane", failure, StringComparison.Ordinal);
            Assert.DoesNotContain("healthy", failure, StringComparison.Ordinal);
        });
    }

    private static SmokeCheck Expecting(params (string Path, string Value)[] expectations) => Check with
    {
        Json = [.. expectations.Select(each =>
        {
            Assert.True(JsonLocation.TryParse(each.Path, out JsonLocation? location, out string? mistake), mistake);
            return new JsonExpectation(location, JsonElement.Parse(each.Value));
        })],
    };

    private static IReadOnlyList<string> Judge(SmokeCheck check, string body = Body, int status = 200) =>
        SmokeJudge.Failures(check, new SmokeAnswer(status, Encoding.UTF8.GetBytes(body), TimeSpan.Zero));
}
