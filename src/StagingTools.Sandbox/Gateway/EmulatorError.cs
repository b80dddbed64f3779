using System.Text;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Reads the emulator's HTML error pages, which say no more than that something failed.</summary>
internal static class EmulatorError
{
    private const int BytesLookedAt = 64;

    private static readonly string[] s_beginnings = ["<!doctype html", "<html"];

    /// <summary>
    /// Whether an answer is such a page. Some refusals that a service words itself are labelled HTML too, and so is a missing S3 object,
    /// which has no body: the first letters decide.
    /// </summary>
    /// <param name="answer">The answer; its body is read whole where that has to be known.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<bool> IsPageAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if ((int)answer.StatusCode < 400 || answer.Content.Headers.ContentType?.MediaType != "text/html") return false;
        await answer.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
        byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        string beginning = Encoding.ASCII.GetString(body.AsSpan(0, Math.Min(body.Length, BytesLookedAt))).TrimStart();
        return s_beginnings.Any(word => beginning.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// What the page stands for, as an error of the service. What the emulator has no code for and what its code fails at
    /// look the same from outside, and neither gets better by trying again: both are not implemented here.
    /// </summary>
    public static AwsException Explain(AwsRequest request) => AwsException.NotImplemented(request.Service, request.Action);
}
