using Amazon.RDS.Model;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments.Restores;

/// <summary>Looks at what there is and works out what a restore has to do. Changes nothing.</summary>
/// <param name="setup">The environment.</param>
internal sealed class RestorePlanner(EnvironmentSetup setup)
{
    private readonly DatabaseInstances instances = new(setup.Session, setup.Name);

    /// <summary>Plans.</summary>
    /// <param name="request">What becomes of the data of now.</param>
    /// <param name="source">What is to be restored.</param>
    /// <param name="clock">Bounds the wait for what an earlier run began.</param>
    /// <param name="host">Is told what is waited for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RestorePlan> PlanAsync(
        RestoreEnvironmentRequest request, RestoreSource source, RestoreClock clock, IHost host, CancellationToken cancellationToken)
    {
        RestoreSituation situation = await instances.ReadAsync(clock, host, cancellationToken);
        RestoreDecision decision = RestoreDecision.Decide(setup.Name, situation, source, setup.Context.TimeProvider.GetUtcNow());
        SourceFacts facts = decision.Phase == RestorePhase.New
            ? await CheckAsync(source, situation.Current!, cancellationToken)
            : Known(decision.Phase == RestorePhase.Swapped ? situation.Current! : situation.Restoring!, source);
        return new RestorePlan(source, facts, situation, decision, !request.SkipSafetySnapshot, request.KeepPrevious);
    }

    /// <summary>Plans once more, now that nobody else can change anything; it has to come to what was agreed to.</summary>
    /// <exception cref="StagingException"><c>EnvironmentBusy</c>.</exception>
    public async Task<RestorePlan> PlanAgainAsync(
        RestoreEnvironmentRequest request, RestorePlan agreed, RestoreClock clock, IHost host, CancellationToken cancellationToken)
    {
        RestorePlan plan = await PlanAsync(request, agreed.Source, clock, host, cancellationToken);
        bool same = plan.Decision.Phase == agreed.Decision.Phase
            && plan.Decision.Discarded?.DbiResourceId == agreed.Decision.Discarded?.DbiResourceId
            && plan.Situation.Current?.DbiResourceId == agreed.Situation.Current?.DbiResourceId;
        return same
            ? plan
            : throw new StagingException(
                "EnvironmentBusy", StagingErrorCategory.ResourceBusy, $"{setup.Name.DatabaseInstance} has changed since the plan was shown.")
            {
                TargetInput = setup.Name.Name,
                RecommendedAction = "Run the same command again: it shows what is to be done now.",
            };
    }

    private Task<SourceFacts> CheckAsync(RestoreSource source, DBInstance current, CancellationToken cancellationToken) =>
        ServiceStatus.IsDatabaseReady(current.DBInstanceStatus) || ServiceStatus.WillBeReady(current.DBInstanceStatus)
            ? new SourceCheck(setup.Session, setup.Name).RunAsync(source, current, cancellationToken)
            : throw RestoreErrors.DatabaseNotReady(setup.Name.DatabaseInstance, current.DBInstanceStatus);

    // The source was checked by the run that began; it may be gone by now.
    private static SourceFacts Known(DBInstance restored, RestoreSource source) =>
        new(RestoreTags.Read(restored, RestoreTags.Source) ?? source.Text, source.Time) { DataSanitized = DataSanitizedTag.Read(restored) };
}
