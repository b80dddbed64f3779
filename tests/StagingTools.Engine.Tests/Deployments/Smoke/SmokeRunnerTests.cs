using System.Net;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Deployments.Smoke;

/// <summary>How a check is made: what is sent, how often, with which pauses, and what is told.</summary>
public sealed class SmokeRunnerTests : IDisposable
{
    private static readonly SmokeCheck Check = new() { Name = "front", Target = "/" };

    private readonly FakeApplication application = new();
    private readonly FakeTime time = new();
    private readonly RecordingHost host = new();

    [Fact]
    public async Task A_good_answer_passes_at_once()
    {
        application.Answers(HttpStatusCode.OK, "hello");

        StagingSmokeTest test = await RunAsync(Check);

        Assert.Equal(
            ("whatsapp-saas", "staging", "us-east-1", "front", SmokeTestStatus.Passed),
            (test.Project, test.EnvironmentName, test.Region, test.Name, test.Status));
        Assert.Equal(("GET", "https://app.example.com/", 200, 5L, 1), (test.Method, test.Url, test.StatusCode, test.Length, test.Attempts));
        Assert.Null(test.Reason);
        Assert.Empty(time.Waits);
        Assert.Null(SmokeErrors.For(test));
    }

    [Fact]
    public async Task A_bad_answer_is_asked_for_again_after_pauses_that_double()
    {
        for (int i = 0; i < 4; i++)
            application.Answers(HttpStatusCode.ServiceUnavailable);
        application.Answers(HttpStatusCode.OK);

        StagingSmokeTest test = await RunAsync(Check with { Delay = TimeSpan.FromSeconds(2) });

        Assert.Equal((SmokeTestStatus.Passed, 5), (test.Status, test.Attempts));
        Assert.Equal([2, 4, 8, 10], time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Contains("verbose Smoke test front, attempt 1 of 5: status 503 where 200 is expected (status 503, 0 bytes); again in 2 s.", host.Lines);
    }

    [Fact]
    public async Task A_check_that_never_passes_fails_with_the_last_reason_after_its_attempts()
    {
        application.Answers(HttpStatusCode.NotFound).Answers(HttpStatusCode.InternalServerError, "jane@example.com");

        StagingSmokeTest test = await RunAsync(Check with { Attempts = 3 });

        Assert.Equal((SmokeTestStatus.Failed, 3, 500), (test.Status, test.Attempts, test.StatusCode));
        Assert.Equal("status 500 where 200 is expected (status 500, 16 bytes)", test.Reason);
        Assert.Contains("warning Smoke test front failed: status 500 where 200 is expected (status 500, 16 bytes).", host.Lines);
        Assert.DoesNotContain(host.Lines, line => line.Contains("jane", StringComparison.Ordinal));
        Assert.Equal(
            "The smoke test 'front' failed: GET https://app.example.com/: status 500 where 200 is expected (status 500, 16 bytes).",
            SmokeErrors.For(test)!.Message);
    }

    [Fact]
    public async Task No_attempt_begins_after_the_time_is_over()
    {
        application.Answers(HttpStatusCode.BadGateway);

        StagingSmokeTest test = await RunAsync(Check with { Attempts = 20, Delay = TimeSpan.FromSeconds(4), Timeout = TimeSpan.FromSeconds(15) });

        // 4 s, then 8 s; 10 s more would be too long.
        Assert.Equal((SmokeTestStatus.Failed, 3), (test.Status, test.Attempts));
        Assert.EndsWith("; the 15 seconds were over after attempt 3 of 20", test.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "no answer: no connection could be made")]
    [InlineData(HttpRequestError.NameResolutionError, "no answer: the host's name cannot be resolved")]
    [InlineData(HttpRequestError.SecureConnectionError, "no answer: no secure connection could be made, perhaps for the certificate")]
    public async Task What_does_not_answer_is_asked_again_and_told_in_plain_words(HttpRequestError error, string reason)
    {
        application.Fails(new HttpRequestException(error, "http://proxy-user:proxy-password@proxy"));

        StagingSmokeTest test = await RunAsync(Check with { Attempts = 2 });

        Assert.Equal((SmokeTestStatus.Failed, 2, null, null), (test.Status, test.Attempts, test.StatusCode, test.Latency));
        Assert.Equal(reason, test.Reason);
    }

    [Fact]
    public async Task A_request_that_hangs_does_not_outlive_the_timeout()
    {
        application.Does(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });

        StagingSmokeTest test = await RunAsync(Check with { Timeout = TimeSpan.FromMilliseconds(50), Attempts = 1 });

        Assert.Equal("no answer within 0.1 seconds", test.Reason);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_failure()
    {
        application.Does(_ => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new BrokenStream()) }));

        Assert.Equal("the connection broke before the answer was whole", (await RunAsync(Check with { Attempts = 1 })).Reason);
    }

    [Fact]
    public async Task The_time_to_the_last_byte_counts()
    {
        application.Does(async token =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(750), time, token);
            return new HttpResponseMessage { Content = new StringContent("late") };
        });

        StagingSmokeTest test = await RunAsync(Check with { Attempts = 1, Latency = TimeSpan.FromMilliseconds(700) });

        Assert.Equal("it took 750 ms where at most 700 ms are allowed (status 200, 4 bytes)", test.Reason);
        Assert.Equal(TimeSpan.FromMilliseconds(750), test.Latency);
    }

    [Fact]
    public async Task A_long_answer_is_read_to_a_limit()
    {
        application.Answers(HttpStatusCode.OK, new string('x', SmokeClient.MostRead + 1), "text/plain");

        StagingSmokeTest test = await RunAsync(Check with { Text = "xxx" });

        Assert.Equal((SmokeTestStatus.Passed, (long)SmokeClient.MostRead), (test.Status, test.Length));
    }

    [Fact]
    public async Task Method_headers_and_body_are_sent_and_none_of_their_values_is_told()
    {
        application.Answers(HttpStatusCode.Unauthorized);
        SmokeCheck check = Check with { Method = "POST", Body = """{"pin":"tOpSeCrEt-body"}""", BodyType = "application/json", Attempts = 2 };
        var request = new SmokeRequest(
            check,
            new Uri("https://app.example.com/login?token=tOpSeCrEt-query"),
            [new("Authorization", "Bearer tOpSeCrEt-header"), new("X-Trace", "7")]);

        StagingSmokeTest test = await RunAsync(request);

        (HttpMethod method, string url, string headers, string body) = application.Requests[0];
        Assert.Equal((HttpMethod.Post, "https://app.example.com/login?token=tOpSeCrEt-query", """{"pin":"tOpSeCrEt-body"}"""), (method, url, body));
        Assert.Contains("Authorization: Bearer tOpSeCrEt-header", headers, StringComparison.Ordinal);
        Assert.Contains("X-Trace: 7", headers, StringComparison.Ordinal);
        Assert.Contains("User-Agent: StagingTools", headers, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8", headers, StringComparison.Ordinal);
        Assert.Equal("https://app.example.com/login", test.Url);
        Assert.DoesNotContain(
            [.. host.Lines, test.ToString(), SmokeErrors.For(test)!.ToString()],
            text => text.Contains("tOpSeCrEt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_header_of_the_check_takes_the_place_of_the_usual_one()
    {
        application.Answers(HttpStatusCode.OK);
        SmokeCheck check = Check with { Method = "POST", Body = "<x/>" };

        await RunAsync(new SmokeRequest(check, new Uri("http://app/"), [new("Content-Type", "application/xml"), new("User-Agent", "probe")]));

        string headers = application.Requests.Single().Headers;
        Assert.Contains("Content-Type: application/xml", headers, StringComparison.Ordinal);
        Assert.Contains("User-Agent: probe", headers, StringComparison.Ordinal);
        Assert.DoesNotContain("StagingTools", headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_it_without_a_verdict()
    {
        using var stop = new CancellationTokenSource();
        application.Does(token =>
        {
            stop.Cancel();
            return Task.FromCanceled<HttpResponseMessage>(token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(new SmokeRequest(Check, new Uri("http://app/"), []), stop.Token));
        Assert.Empty(host.Lines);
    }

    public void Dispose() => application.Dispose();

    private Task<StagingSmokeTest> RunAsync(SmokeCheck check) =>
        RunAsync(new SmokeRequest(check, new Uri("https://app.example.com/"), []));

    private async Task<StagingSmokeTest> RunAsync(SmokeRequest request, CancellationToken? cancellationToken = null)
    {
        using var client = new SmokeClient(application.Context(time));
        return await new SmokeRunner(client, time, host).RunAsync(
            EnvironmentName.Parse("whatsapp-saas", "staging"), "us-east-1", request, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("reset by peer");
    }
}
