using Microsoft.AspNetCore.Http;

namespace StagingTools.Sandbox.Gateway;

/// <summary>An answer that is written while it is made: one that is long, or one that goes on.</summary>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Send">Writes the body.</param>
internal sealed record StreamedResponse(string ContentType, Func<HttpResponse, CancellationToken, Task> Send)
    : AwsResponse(200, ContentType, [], NewRequestId())
{
    /// <inheritdoc/>
    public override async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.Headers["x-amzn-RequestId"] = RequestId;
        await Send(response, cancellationToken).ConfigureAwait(false);
    }
}
