using System.Net;
using System.Text;
using System.Xml.Linq;

namespace StagingTools.Engine.Tests.Environments;

/// <summary>One bucket behind the real S3 client.</summary>
internal sealed class FakeS3 : HttpMessageHandler
{
    public HttpStatusCode BucketStatus { get; init; } = HttpStatusCode.OK;

    public string BucketRegion { get; init; } = "us-east-1";

    public Dictionary<string, string> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs before each answer.</summary>
    public Action<HttpRequestMessage> OnRequest { get; set; } = _ => { };

    public StagingContext Context(TimeProvider? time = null) => new()
    {
        WorkingDirectory = Path.GetTempPath(),
        TerraformDirectory = Path.GetTempPath(),
        EnvironmentVariables = new Dictionary<string, string>
        {
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "example",
            ["AWS_ENDPOINT_URL"] = "http://s3.test",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent/credentials",
        },
        TimeProvider = time ?? TimeProvider.System,
        HttpHandlerFactory = () => this,
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        OnRequest(request);
        return Task.FromResult(Answer(request));
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        string[] path = request.RequestUri!.AbsolutePath.Trim('/').Split('/', 2);
        if (path.Length == 1 && request.Method == HttpMethod.Head)
        {
            HttpResponseMessage head = Make(request, BucketStatus, "");
            head.Headers.Add("x-amz-bucket-region", BucketRegion);
            return head;
        }

        if (path.Length == 1)
            return Make(request, HttpStatusCode.OK, new XElement(
                "ListBucketResult",
                new XElement("IsTruncated", "false"),
                Objects.Keys.Select(key => new XElement("Contents", new XElement("Key", key)))).ToString());
        return Objects.TryGetValue(Uri.UnescapeDataString(path[1]), out string? text)
            ? Make(request, HttpStatusCode.OK, text)
            : Make(request, HttpStatusCode.NotFound, "<Error><Code>NoSuchKey</Code><Message>no</Message></Error>");
    }

    private static HttpResponseMessage Make(HttpRequestMessage request, HttpStatusCode status, string body) => new(status)
    {
        RequestMessage = request,
        Content = new StringContent(body, Encoding.UTF8, "application/xml"),
    };
}
