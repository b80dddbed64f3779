namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>A request as it left a client.</summary>
/// <param name="Uri">Where it went.</param>
/// <param name="Headers">Its headers, those of the content included.</param>
/// <param name="Body">Its body.</param>
internal sealed record SentRequest(Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The part of the signature that says for whom it holds: <c>key/date/region/service/aws4_request</c>.</summary>
    public string[] SignatureScope =>
        Headers["Authorization"].Split("Credential=")[1].Split(',')[0].Split('/');
}
