using System.Net;
using System.Text.RegularExpressions;

namespace StagingTools.Sandbox.Gateway;

/// <summary>Reads the emulator's HTML error pages: a debugger's page for a failure, a short one for an unknown path.</summary>
internal static partial class EmulatorError
{
    /// <summary>Whether an answer is such a page. A missing S3 object is labelled HTML too, and has no body.</summary>
    public static bool IsPage(AwsRequest request, HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "text/html"
        && ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && request.Service != "s3"));

    /// <summary>What the page says, as an error of the service.</summary>
    public static AwsException FromPage(AwsRequest request, int status, string page)
    {
        string title = WebUtility.HtmlDecode(Title().Match(page).Groups["title"].Value).Trim();
        bool unknown = status is 404 or 405 || title.Contains("NotImplementedError", StringComparison.Ordinal);
        return unknown
            ? AwsException.NotImplemented(request.Service, request.Action)
            : new AwsException(
                "InternalFailure", $"The emulator failed at {request.Action} of {request.Service}: {title}", 500);
    }

    [GeneratedRegex(@"<title>(?<title>.*?)</title>", RegexOptions.Singleline)]
    private static partial Regex Title();
}
