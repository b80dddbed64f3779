using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using Task = System.Threading.Tasks.Task;

namespace StagingTools.Engine.Deployments;

/// <summary>
/// Makes the smoke tests of a deployment that ECS completed, and brings the revision from before back where they fail and that is
/// asked for.
/// </summary>
/// <param name="context">Where it works.</param>
/// <param name="session">The account.</param>
/// <param name="recorder">Writes down what became of the revisions.</param>
/// <param name="by">The ARN of who asked for the deployment.</param>
/// <param name="host">Is told what happens.</param>
internal sealed class DeploymentProof(StagingContext context, AwsSession session, OutcomeRecorder recorder, string? by, IHost host)
{
    /// <summary>Proves a deployment.</summary>
    /// <param name="order">What was rolled out where.</param>
    /// <param name="revision">The new revision.</param>
    /// <param name="deployment">The deployment, completed.</param>
    /// <param name="cancellationToken">Stops it; the deployment stays.</param>
    /// <returns>The deployment, completed still or <see cref="DeploymentStatus.SmokeTestFailed"/>.</returns>
    public async Task<StagingDeployment> RunAsync(
        DeploymentOrder order, TaskDefinition revision, StagingDeployment deployment, CancellationToken cancellationToken)
    {
        if (order.Before.DesiredCount == 0)
        {
            host.Warning("No smoke test is made: the service is scaled to 0 tasks.");
            return deployment;
        }

        var tests = new List<StagingSmokeTest>();
        try
        {
            await foreach (StagingSmokeTest test in order.Proof!.Suite.RunAsync(cancellationToken))
                tests.Add(test);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Warning($"Deployment {deployment.DeploymentId} is complete, and its smoke tests were not made to the end.");
            throw;
        }
        catch (Exception problem)
        {
            // The application may well work: nothing is known of it, and so nothing is taken back.
            return deployment with
            {
                Status = DeploymentStatus.SmokeTestFailed,
                SmokeTests = tests,
                Reason = $"the smoke tests could not be made: {StagingErrors.Translate(problem).Message}",
            };
        }

        deployment = deployment with { SmokeTests = tests };
        if (tests.TrueForAll(test => test.Status == SmokeTestStatus.Passed))
            return deployment;

        deployment = deployment with { Status = DeploymentStatus.SmokeTestFailed, Reason = SmokeErrors.Describe(tests) };
        return order.Proof.RollsBack ? await GoBackAsync(order, revision, deployment, cancellationToken) : deployment;
    }

    private async Task<StagingDeployment> GoBackAsync(
        DeploymentOrder order, TaskDefinition revision, StagingDeployment deployment, CancellationToken cancellationToken)
    {
        // First of all: should this run be stopped now, the revision must not count as a good one.
        await recorder.RecordAsync(
            deployment.TaskDefinitionArn, OutcomeTags.Of(deployment, by, context.TimeProvider.GetUtcNow()), cancellationToken);
        try
        {
            Service now = await new ServiceFinder(session.Ecs, session.Region)
                .FindAsync(order.Target.Cluster, order.Target.Service, cancellationToken);
            if (WhyNot(order, now, deployment) is { } why)
                return deployment with { Reason = $"{deployment.Reason}; {why}" };

            host.Information($"Going back to {order.Current.Name}.");
            StagingDeployment back = await RollBackAsync(order, revision, now, cancellationToken);
            string rest = back.Status == DeploymentStatus.Completed
                ? ""
                : $"; going back to {order.Current.Name} {DeploymentNotices.Phrase(back)}{(back.Reason is { } reason ? $": {reason}" : "")}";
            return deployment with
            {
                Reason = deployment.Reason + rest,
                Rollback = back,
                ServingTaskDefinitionArn = back.ServingTaskDefinitionArn,
            };
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            return deployment with
            {
                Reason = $"{deployment.Reason}; going back to {order.Current.Name} failed: {StagingErrors.Translate(problem).Message}",
            };
        }
    }

    private static string? WhyNot(DeploymentOrder order, Service now, StagingDeployment deployment) =>
        order.Current.TaskDefinitionArn == deployment.TaskDefinitionArn
            ? $"{order.Current.Name} served before, too: there is nothing to go back to"
            : now.Deployments?.Find(one => one.Status == "PRIMARY")?.Id != deployment.DeploymentId
                ? "another deployment has taken its place meanwhile: nothing was rolled back"
                : null;

    private async Task<StagingDeployment> RollBackAsync(
        DeploymentOrder order, TaskDefinition revision, Service now, CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = context.TimeProvider.GetUtcNow();
        long start = context.TimeProvider.GetTimestamp();
        string image = ContainerChoice.Find(order.Current.Definition, order.Container)?.Image ?? "";
        var way = order with
        {
            Before = now,
            Current = new Revision(revision, []),
            Image = new ResolvedImage(image, order.Current.ImageTag(image)),
            Activity = $"Going back on {order.Target.Service}",
        };
        StagingDeployment back = await new ServiceRollout(context, session, host)
            .RunAsync(way, order.Current.Definition, _ => Task.CompletedTask, cancellationToken);
        if (back.Status == DeploymentStatus.Completed)
            back = await IsWellAsync(order.Proof!.Suite, back, cancellationToken);
        back = back with { StartedAt = startedAt, Duration = context.TimeProvider.GetElapsedTime(start) };
        await recorder.RecordAsync(back.TaskDefinitionArn, OutcomeTags.Of(back, by, context.TimeProvider.GetUtcNow()), cancellationToken);
        return back;
    }

    private static async Task<StagingDeployment> IsWellAsync(SmokeSuite suite, StagingDeployment back, CancellationToken cancellationToken)
    {
        List<StagingSmokeTest> tests = await suite.RunHealthAsync(cancellationToken).ToListAsync(cancellationToken);
        return tests.TrueForAll(test => test.Status == SmokeTestStatus.Passed)
            ? back with { SmokeTests = tests }
            : back with { SmokeTests = tests, Status = DeploymentStatus.SmokeTestFailed, Reason = SmokeErrors.Describe(tests) };
    }
}
