using Amazon.CloudWatchLogs;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Logs;

/// <summary>
/// Calls CloudWatch Logs with the patience of somebody who watches: slower where AWS asks for it, again where the network is away, and
/// with new credentials where the old ones have expired and others can be had.
/// </summary>
/// <param name="context">Where credentials and the clock come from.</param>
/// <param name="request">Which account.</param>
/// <param name="host">Is told, once a time, that it waits.</param>
internal sealed class LogCalls(StagingContext context, EnvironmentRequest request, IHost host) : IDisposable
{
    private const int Patience = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SlowFor = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<AwsSession> former = [];
    private AwsSession session = AwsSession.Open(context, request);
    private long slowUntil;
    private bool hasWorked;
    private bool isWaiting;

    /// <summary>The account, with the credentials as they are now.</summary>
    public AwsSession Session
    {
        get
        {
            lock (gate)
                return session;
        }
    }

    /// <summary>Whether AWS asked to slow down within the last minute.</summary>
    public bool IsSlowed => context.TimeProvider.GetUtcNow().UtcTicks < Interlocked.Read(ref slowUntil);

    /// <summary>Calls until there is an answer, or an error that stays.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<T> CallAsync<T>(
        Func<AmazonCloudWatchLogsClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        for (int failures = 0; ; failures++)
        {
            AwsSession used = Session;
            try
            {
                T answer = await call(used.Logs, cancellationToken);
                TellRecovery();
                return answer;
            }
            catch (Exception problem) when (failures < Patience && !cancellationToken.IsCancellationRequested && Passes(problem) is { } what)
            {
                TellOnce(what);
                if (IsThrottling(problem))
                    Interlocked.Exchange(ref slowUntil, (context.TimeProvider.GetUtcNow() + SlowFor).UtcTicks);
                if (IsExpired(problem))
                    Renew(used);
            }

            await Task.Delay(Pause(failures), context.TimeProvider, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        foreach (AwsSession one in former)
            one.Dispose();
    }

    // What is told of a failure that may pass; null for one that stays. What fails at the first call is a wrong setting more often
    // than a passing trouble.
    private string? Passes(Exception problem)
    {
        if (IsThrottling(problem))
            return "CloudWatch Logs asks to slow down: looking less often.";
        if (!hasWorked)
            return null;
        if (IsExpired(problem))
            return AwsCredentialChain.AreFixed(context, request.ProfileName)
                ? null
                : "The AWS credentials have expired: looking for new ones ('aws sso login' renews those of a profile).";
        return PassingFailure.Is(problem, CancellationToken.None)
            ? $"CloudWatch Logs does not answer, asking again: {problem.Message}"
            : null;
    }

    private static bool IsThrottling(Exception problem) => AwsErrors.Translate(problem)?.Category == StagingErrorCategory.ResourceBusy;

    // A profile whose sign-in has run out fails before anything is sent.
    private static bool IsExpired(Exception problem) => problem switch
    {
        AmazonServiceException refused => AwsErrors.IsExpired(refused),
        AmazonClientException => AwsErrors.Translate(problem)?.Category == StagingErrorCategory.AuthenticationError,
        _ => false,
    };

    private void Renew(AwsSession used)
    {
        lock (gate)
        {
            if (session != used)
                return;

            try
            {
                session = AwsSession.Open(context, request);
                former.Add(used);
            }
            catch (StagingException missing) when (missing.Category == StagingErrorCategory.AuthenticationError)
            {
                // Somebody may be writing the profile just now: the old ones are asked again after the pause.
                host.Verbose(missing.Message);
            }
        }
    }

    // Some seconds, doubled each time, and not for everybody at the same moment.
    private static TimeSpan Pause(int failures)
    {
        double seconds = Math.Min(Math.Pow(2, failures), LongestPause.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.75 + Random.Shared.NextDouble() / 4));
    }

    private void TellOnce(string what)
    {
        lock (gate)
        {
            if (isWaiting)
                return;
            isWaiting = true;
        }

        host.Warning(what);
    }

    private void TellRecovery()
    {
        lock (gate)
        {
            hasWorked = true;
            if (!isWaiting)
                return;
            isWaiting = false;
        }

        host.Verbose($"CloudWatch Logs answers again at {UtcText.Seconds(context.TimeProvider.GetUtcNow())}.");
    }
}
