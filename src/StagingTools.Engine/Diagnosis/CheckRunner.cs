using System.Collections.Concurrent;
using System.Diagnostics;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>Runs checks beside each other, each once what it needs has passed, and mends what it may.</summary>
/// <param name="checks">The checks, each with those that it needs unless they were left out.</param>
/// <param name="scene">What they look at.</param>
/// <param name="host">Is asked before something is mended.</param>
/// <param name="mends">Whether anything is mended.</param>
internal sealed class CheckRunner(IReadOnlyList<ICheck> checks, CheckScene scene, IHost host, bool mends) : IDisposable
{
    /// <summary>How many checks run beside each other. AWS lets an account make only so many calls a second.</summary>
    public const int MostAtOnce = 6;

    private readonly Dictionary<string, Task<StagingCheck>> begun = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> causes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(MostAtOnce);
    private readonly SemaphoreSlim questions = new(1);

    /// <summary>Begins all of them.</summary>
    /// <param name="cancellationToken">Ends them.</param>
    /// <returns>The results to come, by id.</returns>
    public IReadOnlyDictionary<string, Task<StagingCheck>> Begin(CancellationToken cancellationToken)
    {
        foreach (ICheck check in checks)
            Begin(check, cancellationToken);
        return begun;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        slots.Dispose();
        questions.Dispose();
    }

    private Task<StagingCheck> Begin(ICheck check, CancellationToken cancellationToken)
    {
        if (begun.TryGetValue(check.Id, out Task<StagingCheck>? task))
            return task;

        Task<StagingCheck>[] needs =
        [
            .. checks.Where(one => check.Needs.Contains(one.Id)).Select(need => Begin(need, cancellationToken)),
        ];
        return begun[check.Id] = Task.Run(() => FollowAsync(check, needs, cancellationToken), cancellationToken);
    }

    private async Task<StagingCheck> FollowAsync(ICheck check, Task<StagingCheck>[] needs, CancellationToken cancellationToken)
    {
        foreach (StagingCheck need in await Task.WhenAll(needs))
            if (need.Status is CheckStatus.Failed or CheckStatus.Skipped)
            {
                // The first cause, not the way to it.
                string how = need.Status == CheckStatus.Failed ? "failed" : "was skipped";
                string cause = causes.GetValueOrDefault(need.Id) ?? $"{need.Id}, which it needs, {how}: {need.Reason}";
                causes[check.Id] = cause;
                return Describe(check, CheckResult.Skipped(cause), TimeSpan.Zero);
            }

        long start = scene.Context.TimeProvider.GetTimestamp();
        CheckResult result = await LookAsync(check, cancellationToken);
        bool isFixed = false;
        if (mends && result is { Status: CheckStatus.Failed or CheckStatus.Warning, Fix: { } fix })
        {
            // One question at a time, and none while it is not known what the last mend came to.
            await questions.WaitAsync(cancellationToken);
            try
            {
                (result, isFixed) = await MendAsync(check, result, fix, cancellationToken);
            }
            finally
            {
                questions.Release();
            }
        }

        return Describe(check, result, scene.Context.TimeProvider.GetElapsedTime(start)) with { IsFixed = isFixed };
    }

    private async Task<CheckResult> LookAsync(ICheck check, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await check.RunAsync(scene with { Host = new CheckHost(scene.Host, check.Id) }, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Clients say so of an answer that does not come.
            return CheckResult.Failed("There was no answer in time.", "Check the network and the proxy, then run the same command again.");
        }
        catch (Exception failure) when (!IsStopped(failure, cancellationToken))
        {
            StagingException error = StagingErrors.Translate(failure);
            return CheckResult.Failed(error.Message, error.RecommendedAction);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<(CheckResult Result, bool IsFixed)> MendAsync(ICheck check, CheckResult before, CheckFix fix, CancellationToken cancellationToken)
    {
        var question = new Confirmation(fix.Target, fix.Action) { Detail = $"{check.Id}: {before.Reason}" };
        if (!await host.ConfirmAsync(question, cancellationToken))
            return (before, false);
        try
        {
            await fix.RunAsync(new AgreedHost(host), cancellationToken);
        }
        catch (Exception failure) when (!IsStopped(failure, cancellationToken))
        {
            StagingException error = StagingErrors.Translate(failure);
            return (before with { Reason = $"{before.Reason} The mend failed: {error.Message}", Mend = error.RecommendedAction ?? before.Mend }, false);
        }

        CheckResult after = await LookAsync(check, cancellationToken);
        return (after, after.Status == CheckStatus.Passed);
    }

    private StagingCheck Describe(ICheck check, CheckResult result, TimeSpan duration)
    {
        Debug.Assert(result.Status == CheckStatus.Passed || result.Reason is not null, $"{check.Id} gives no reason.");
        return new StagingCheck
        {
            Project = scene.Name.Project,
            EnvironmentName = scene.Name.Name,
            Region = scene.OpenSession?.Region ?? scene.Request.Region ?? "",
            Id = check.Id,
            Category = check.Category,
            Title = check.Title,
            Status = result.Status,
            Evidence = result.Evidence,
            Reason = result.Reason,
            Mend = result.Mend,
            CanFix = result.Fix is not null,
            Duration = duration,
        };
    }

    private static bool IsStopped(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && cancellationToken.IsCancellationRequested;
}
