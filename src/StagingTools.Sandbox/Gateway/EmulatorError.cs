namespace StagingTools.Sandbox.Gateway;

/// <summary>Reads the emulator's HTML error pages, which say no more than that something failed.</summary>
internal static class EmulatorError
{
    /// <summary>Whether an answer is such a page. A missing S3 object is labelled HTML too, and has no body.</summary>
    public static bool IsPage(AwsRequest request, HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "text/html"
        && ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && request.Service != "s3"));

    /// <summary>
    /// What the page stands for, as an error of the service. What the emulator has no code for and what its code fails at
    /// look the same from outside, and neither gets better by trying again: both are not implemented here.
    /// </summary>
    public static AwsException Explain(AwsRequest request) => AwsException.NotImplemented(request.Service, request.Action);
}
