using System.Globalization;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Makes checks: asks again where the answer is not the expected one, each time after a longer pause.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="time">The clock.</param>
/// <param name="host">Is told how each check ended.</param>
internal sealed class SmokeRunner(SmokeClient client, TimeProvider time, IHost host)
{
    // A request that hangs must not take the time of all attempts.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Makes one check.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="region">Its region.</param>
    /// <param name="request">The check.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<StagingSmokeTest> RunAsync(
        EnvironmentName name, string region, SmokeRequest request, CancellationToken cancellationToken)
    {
        SmokeCheck check = request.Check;
        long start = time.GetTimestamp();
        TimeSpan pause = check.Delay;
        for (int attempt = 1; ; attempt++)
        {
            (SmokeAnswer? answer, string? reason) = await TryAsync(request, Left(), cancellationToken);
            bool isLast = reason is null || attempt >= check.Attempts;
            if (!isLast && Left() <= pause)
            {
                isLast = true;
                reason = string.Create(
                    CultureInfo.InvariantCulture, $"{reason}; the {check.Timeout.TotalSeconds:0} seconds were over after attempt {attempt} of {check.Attempts}");
            }

            if (isLast)
                return Tell(new StagingSmokeTest
                {
                    Project = name.Project,
                    EnvironmentName = name.Name,
                    Region = region,
                    Name = check.Name,
                    Status = reason is null ? SmokeTestStatus.Passed : SmokeTestStatus.Failed,
                    Method = check.Method,
                    Url = request.Url.GetLeftPart(UriPartial.Path),
                    StatusCode = answer?.StatusCode,
                    Latency = answer?.Latency,
                    Length = answer?.Body.Length,
                    Attempts = attempt,
                    Reason = reason,
                });

            host.Verbose(string.Create(
                CultureInfo.InvariantCulture,
                $"Smoke test {check.Name}, attempt {attempt} of {check.Attempts}: {reason}; again in {pause.TotalSeconds:0.#} s."));
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : Longer(pause, LongestPause);
        }

        TimeSpan Left() => check.Timeout - time.GetElapsedTime(start);
    }

    private async Task<(SmokeAnswer? Answer, string? Reason)> TryAsync(
        SmokeRequest request, TimeSpan left, CancellationToken cancellationToken)
    {
        try
        {
            TimeSpan patience = Longer(LongestRequest, request.Check.Latency ?? TimeSpan.Zero);
            SmokeAnswer answer = await client.AskAsync(
                request, patience < left ? patience : Longer(left, TimeSpan.FromMilliseconds(1)), cancellationToken);
            IReadOnlyList<string> failures = SmokeJudge.Failures(request.Check, answer);
            return (answer, failures.Count == 0 ? null : string.Create(
                CultureInfo.InvariantCulture, $"{string.Join("; ", failures)} (status {answer.StatusCode}, {answer.Body.Length} bytes)"));
        }
        catch (SmokeFailure failure)
        {
            return (null, failure.Message);
        }
    }

    private StagingSmokeTest Tell(StagingSmokeTest test)
    {
        if (test.Status == SmokeTestStatus.Passed)
            host.Information(string.Create(
                CultureInfo.InvariantCulture, $"Smoke test {test.Name} passed: status {test.StatusCode} in {test.Latency?.TotalMilliseconds:0} ms."));
        else
            host.Warning($"Smoke test {test.Name} failed: {test.Reason}.");
        return test;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
