using System.Runtime.CompilerServices;
using Amazon.ECS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments.Smoke;

/// <summary>Asks an environment's application whether it works: its health page, and the smoke tests of the settings.</summary>
/// <param name="context">Where it works.</param>
public sealed class TestApp(StagingContext context)
{
    /// <summary>Makes the tests.</summary>
    /// <param name="request">Of which application.</param>
    /// <param name="host">Is told how each test ended.</param>
    /// <param name="cancellationToken">Ends them.</param>
    /// <returns>Each test as it ended: <see cref="SmokeErrors.For"/> has the error of one that failed.</returns>
    /// <exception cref="StagingException">
    /// <c>ApplicationUrlMissing</c>, <c>InvalidUrl</c>, <c>ReferenceNotFound</c>, <c>InvalidSettings</c>, and what is said of a cluster
    /// and service when an application is published; <c>ProductionAccount</c> when a test is a POST.
    /// </exception>
    public async IAsyncEnumerable<StagingSmokeTest> RunAsync(
        TestAppRequest request, IHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        (request, StagingSettings settings) = StagingSettings.Apply(context, request, host);
        EnvironmentName name = EnvironmentName.Parse(request);
        SmokeSettings smoke = SmokeSettings.Read(settings, request.Url);
        ServiceTarget target = ServiceTarget.Read(settings, name, host);
        using AwsSession session = AwsSession.Open(context, request);
        if (smoke.Writes)
            await settings.Production.RefuseAsync(session, cancellationToken);
        else
            await settings.Production.WarnAsync(session, host, cancellationToken);
        if (smoke.Url is null)
        {
            Service service = await new ServiceFinder(session.Ecs, session.Region).ReadAsync(target.Cluster, target.Service, cancellationToken);
            if (service.RunningCount == 0)
                host.Warning($"No task of {target.Service} runs.");
        }

        await foreach (StagingSmokeTest test in new SmokeSuite(context, session, smoke, target, host).RunAsync(cancellationToken))
            yield return test;
    }
}
