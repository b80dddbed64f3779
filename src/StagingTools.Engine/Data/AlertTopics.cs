using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Data;

/// <summary>Finds the topic of an environment where there is one; two plain servers have none.</summary>
internal static class AlertTopics
{
    /// <summary>Finds it.</summary>
    /// <param name="session">The account; <see langword="null"/> when none was needed.</param>
    /// <param name="environment">The environment, when there is one.</param>
    /// <param name="host">Is warned when it cannot be looked for.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<string?> FindAsync(
        AwsSession? session, EnvironmentName? environment, IHost host, CancellationToken cancellationToken)
    {
        if (session is null || environment is null)
            return null;

        try
        {
            string account = await session.GetAccountIdAsync(cancellationToken);
            return await AlertTopic.FindAsync(session, account, environment, host, cancellationToken);
        }
        catch (AmazonServiceException problem)
        {
            host.Warning($"Nobody is told through SNS: {StagingErrors.Translate(problem).Message}");
            return null;
        }
    }
}
