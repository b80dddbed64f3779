using Amazon.CloudWatchLogs.Model;

namespace StagingTools.Engine.Aws;

/// <summary>The log groups of CloudWatch Logs.</summary>
internal static class LogGroups
{
    /// <summary>Whether there is a group of this very name; the service only knows beginnings, and tells the shortest name first.</summary>
    public static async Task<bool> ExistsAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        DescribeLogGroupsResponse answer = await session.Logs.DescribeLogGroupsAsync(
            new DescribeLogGroupsRequest { LogGroupNamePrefix = name }, cancellationToken);
        return (answer.LogGroups ?? []).Exists(group => group.LogGroupName == name);
    }
}
