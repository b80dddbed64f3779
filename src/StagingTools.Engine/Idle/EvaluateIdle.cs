using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Idle;

/// <summary>Looks at an environment's signals of use and decides whether it is idle. Only reads.</summary>
/// <param name="context">Where it works.</param>
public sealed class EvaluateIdle(StagingContext context)
{
    private const int DefaultDays = 7;

    /// <summary>Evaluates.</summary>
    /// <param name="request">Which environment.</param>
    /// <param name="host">Is told each signal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The verdict with its evidence.</returns>
    /// <exception cref="StagingException"><c>EnvironmentNotFound</c>, or what AWS refuses.</exception>
    public async Task<StagingIdle> RunAsync(EvaluateIdleRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        StagingEnvironment environment = await FindAsync(request, host, cancellationToken);
        int days = environment.AutoDestroyDays ?? DefaultDays;
        DateTimeOffset now = context.TimeProvider.GetUtcNow();

        using AwsSession session = AwsSession.Open(context, StagingSettings.Fill(context, request));
        var reader = new UsageReader(session, environment, now.AddDays(-days), now);
        UsageSignal[] signals = await Task.WhenAll(
            reader.ReadConnectionsAsync(cancellationToken),
            reader.ReadDeploymentsAsync(cancellationToken),
            reader.ReadTasksAsync(cancellationToken));
        foreach (UsageSignal signal in signals)
            host.Verbose($"{signal.Name}: {signal.State}. {signal.Evidence}");

        // An environment whose age nobody knows counts as made just now.
        (IdleState state, DateTimeOffset lastUsed) = IdleDecision.Decide(signals, environment.CreatedAt ?? now, days, now);
        DateTimeOffset? due = environment.AutoDestroyEnabled && state != IdleState.Undetermined ? lastUsed.AddDays(days) : null;
        return new StagingIdle
        {
            Project = environment.Project,
            EnvironmentName = environment.EnvironmentName,
            Region = environment.Region,
            State = state,
            Signals = signals,
            LastUsed = lastUsed,
            AutoDestroyDays = days,
            AlertTopicArn = environment.AlertTopicArn,
            RemovalDue = due,
            IsWarningDue = due is { } time && now >= time - IdleDecision.WarningTime,
        };
    }

    private async Task<StagingEnvironment> FindAsync(EvaluateIdleRequest request, IHost host, CancellationToken cancellationToken)
    {
        var one = new GetEnvironmentRequest
        {
            Project = request.Project,
            EnvironmentName = request.EnvironmentName,
            Region = request.Region,
            ProfileName = request.ProfileName,
            StateBucket = request.StateBucket,
        };
        await foreach (StagingEnvironment environment in new GetEnvironment(context).RunAsync(one, host, cancellationToken))
            return environment;

        throw new StagingException(
            "EnvironmentNotFound", StagingErrorCategory.NotFound, $"There is no environment '{request.EnvironmentName}'.")
        {
            TargetInput = request.EnvironmentName,
            RecommendedAction = "List what there is with 'staging get --all'.",
        };
    }
}
