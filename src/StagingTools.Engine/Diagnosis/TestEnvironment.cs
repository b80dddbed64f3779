using System.Runtime.CompilerServices;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Diagnosis.Checks;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis;

/// <summary>
/// Looks at everything that an environment needs: the machine, the account, the state, the parts. Changes nothing unless it is to mend, and
/// then only what destroys nothing.
/// </summary>
public sealed class TestEnvironment
{
    private readonly StagingContext context;
    private readonly IReadOnlyList<ICheck> all;

    /// <summary>Makes the operation.</summary>
    /// <param name="context">Where it works.</param>
    public TestEnvironment(StagingContext context)
        : this(context, CheckCatalog.All)
    {
    }

    /// <summary>Makes the operation with checks of one's own.</summary>
    /// <param name="context">Where it works.</param>
    /// <param name="all">The checks that there are.</param>
    internal TestEnvironment(StagingContext context, IReadOnlyList<ICheck> all)
    {
        this.context = context;
        this.all = all;
    }

    /// <summary>Looks.</summary>
    /// <param name="request">At which environment, and at what of it.</param>
    /// <param name="host">Is told how far it is, and asked before something is mended.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>
    /// The checks in the catalog's order, each as soon as it and those before it are done: <see cref="CheckErrors.For"/> has the error of one
    /// that failed.
    /// </returns>
    /// <exception cref="StagingException">
    /// <c>CheckNotFound</c>, <c>InvalidReportPath</c>, a name that is none; <c>ProductionAccount</c> where it is to mend.
    /// </exception>
    public async IAsyncEnumerable<StagingCheck> RunAsync(
        TestEnvironmentRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        CheckReport report = CheckReport.Open(context, request, host);
        IReadOnlyList<ICheck> chosen = CheckChoice.Of(all, request.Check, request.Skip);
        var done = new List<StagingCheck>();
        IAsyncEnumerable<StagingCheck> results = TryApply(request, host, chosen, out StagingSettings? settings, out StagingException? invalid) is { } filled
            ? LookAsync(filled, settings!, chosen, host, cancellationToken)
            : WithoutSettings(request, chosen, invalid!);
        await foreach (StagingCheck check in results)
        {
            done.Add(check);
            yield return check;
        }

        await report.WriteAsync(done, cancellationToken);
    }

    private async IAsyncEnumerable<StagingCheck> LookAsync(
        TestEnvironmentRequest request,
        StagingSettings settings,
        IReadOnlyList<ICheck> chosen,
        IHost host,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        EnvironmentName name = EnvironmentName.Parse(request);
        StagingException? failure = null;
        using AwsSession? session = TryOpen(request, ref failure);
        bool mends = await HeedProductionAsync(settings, session, request.Fix, host, cancellationToken);
        var scene = new CheckScene(context, request, settings, name, session, host) { SessionFailure = failure };

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var runner = new CheckRunner(CheckChoice.WithNeeds(all, chosen, request.Skip), scene, host, mends);
        IReadOnlyDictionary<string, Task<StagingCheck>> results = runner.Begin(stop.Token);
        try
        {
            for (int i = 0; i < chosen.Count; i++)
            {
                Task<StagingCheck> result = results[chosen[i].Id];
                if (!result.IsCompleted)
                    host.Progress(new ProgressUpdate("Checking", chosen[i].Title) { PercentComplete = i * 100 / chosen.Count });
                yield return await result;
            }

            host.Progress(new ProgressUpdate("Checking", "done") { Completed = true });
        }
        finally
        {
            // Whoever takes only the first ones leaves the rest running on a session that is about to be closed.
            await stop.CancelAsync();
            await Task.WhenAll(results.Values).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private TestEnvironmentRequest? TryApply(
        TestEnvironmentRequest request, IHost host, IReadOnlyList<ICheck> chosen, out StagingSettings? settings, out StagingException? invalid)
    {
        invalid = null;
        try
        {
            (TestEnvironmentRequest filled, settings) = StagingSettings.Apply(context, request, host);
            return filled;
        }
        catch (StagingException broken) when (chosen.Any(check => check is SettingsCheck))
        {
            settings = null;
            invalid = broken;
            return null;
        }
    }

    private AwsSession? TryOpen(TestEnvironmentRequest request, ref StagingException? failure)
    {
        try
        {
            return AwsSession.Open(context, request);
        }
        catch (StagingException missing)
        {
            failure = missing;
            return null;
        }
    }

    // Broken credentials are what the checks are to tell; where nobody knows whose the account is, nothing is mended.
    private static async Task<bool> HeedProductionAsync(
        StagingSettings settings, AwsSession? session, bool mends, IHost host, CancellationToken cancellationToken)
    {
        try
        {
            if (mends)
                await settings.Production.RefuseAsync(session, cancellationToken);
            else
                await settings.Production.WarnAsync(session, host, cancellationToken);
            return mends;
        }
        catch (Exception failure) when (
            failure is not OperationCanceledException && StagingErrors.Translate(failure).ErrorId != "ProductionAccount")
        {
            host.Verbose($"Whose the account is cannot be told: {failure.Message}");
            return false;
        }
    }

    // Which environment is meant, and where its state lies, may stand in the file that cannot be read.
    private static async IAsyncEnumerable<StagingCheck> WithoutSettings(
        TestEnvironmentRequest request, IReadOnlyList<ICheck> chosen, StagingException invalid)
    {
        await Task.CompletedTask;
        foreach (ICheck check in chosen)
        {
            bool isCause = check is SettingsCheck;
            yield return new StagingCheck
            {
                Project = request.Project,
                EnvironmentName = request.EnvironmentName,
                Region = request.Region ?? "",
                Id = check.Id,
                Category = check.Category,
                Title = check.Title,
                Status = isCause ? CheckStatus.Failed : CheckStatus.Skipped,
                Reason = isCause ? invalid.Message : "The settings cannot be read.",
                Mend = isCause ? invalid.RecommendedAction : null,
            };
        }
    }
}
