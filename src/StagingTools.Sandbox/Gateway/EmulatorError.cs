using System.Text;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Gateway;

/// <summary>
/// Reads the emulator's HTML error pages. They say no more than that something failed; what it was stands in the
/// emulator's log, written before the page is sent.
/// </summary>
/// <param name="logPath">The emulator's log.</param>
internal sealed partial class EmulatorError(string logPath)
{
    private const int Tail = 64 * 1024;

    /// <summary>Whether an answer is such a page. A missing S3 object is labelled HTML too, and has no body.</summary>
    public static bool IsPage(AwsRequest request, HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "text/html"
        && ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && request.Service != "s3"));

    /// <summary>What the page stands for, as an error of the service.</summary>
    public AwsException Explain(AwsRequest request, int status) =>
        status is 404 or 405 || Missing(ReadTail()).Contains(request.Action, StringComparer.OrdinalIgnoreCase)
            ? AwsException.NotImplemented(request.Service, request.Action)
            : new AwsException(
                "InternalFailure",
                $"The emulator failed at {request.Action} of {request.Service}. Its log is '{logPath}'.",
                500);

    /// <summary>The operations that a log says are missing, without the underscores that the emulator writes.</summary>
    internal static IEnumerable<string> Missing(string log) => MissingForm().Matches(log)
        .Select(match => match.Groups["action"].Value.Replace("_", "", StringComparison.Ordinal));

    private string ReadTail()
    {
        using var log = new FileStream(logPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(-Math.Min(Tail, log.Length), SeekOrigin.End);
        using var reader = new StreamReader(log, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("The (?<action>[a-z0-9_]+) action has not been implemented")]
    private static partial Regex MissingForm();
}
