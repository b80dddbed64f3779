using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Notifications;

/// <summary>Finds the topic that the environment's alerts go to.</summary>
internal static class AlertTopic
{
    /// <summary>The topic's ARN; <see langword="null"/> when the environment has none.</summary>
    public static async Task<string?> FindAsync(
        AwsSession session, string account, EnvironmentName name, IHost host, CancellationToken cancellationToken)
    {
        string arn = $"arn:{Partition(session.Region)}:sns:{session.Region}:{account}:{name.AlertTopic}";
        try
        {
            await session.Sns.GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = arn }, cancellationToken);
            return arn;
        }
        catch (NotFoundException)
        {
            host.Verbose($"There is no topic {name.AlertTopic}; nobody is told through SNS.");
            return null;
        }
        catch (AmazonServiceException problem)
        {
            // Whoever may not look may still be allowed to publish; that is where it is told when not.
            host.Verbose($"The topic {name.AlertTopic} could not be looked at: {problem.Message}");
            return arn;
        }
    }

    private static string Partition(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };
}
