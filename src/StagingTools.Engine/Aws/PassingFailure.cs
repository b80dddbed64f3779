using Amazon.Runtime;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Aws;

/// <summary>Tells failures that may be over at the next try from those that stay.</summary>
internal static class PassingFailure
{
    /// <summary>Whether somebody who watches should simply look again: the network, or AWS asking to slow down.</summary>
    /// <param name="exception">What a call threw, after the SDK's own retries.</param>
    /// <param name="cancellationToken">A failure after cancellation is not passing.</param>
    public static bool Is(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && exception is AmazonServiceException or AmazonClientException or HttpRequestException
        && AwsErrors.Translate(exception)?.Category is StagingErrorCategory.ConnectionError or StagingErrorCategory.ResourceBusy;
}
