using System.Net;
using System.Text;
using Amazon;
using Amazon.Runtime;

namespace StagingTools.Engine.Tests.AwsSdk;

/// <summary>
/// The HTTP side of a client: answers with recorded responses in their order, the last one again and again, and
/// keeps what was sent.
/// </summary>
internal sealed class RecordedAws : HttpClientFactory
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly List<SentRequest> _requests = [];

    /// <summary>What was sent, oldest first.</summary>
    public IReadOnlyList<SentRequest> Requests => _requests;

    /// <summary>The one request that was sent.</summary>
    public SentRequest Request => Assert.Single(_requests);

    /// <summary>Set to make the service never answer.</summary>
    public bool Hangs { get; init; }

    public static RecordedAws Answering(string body, string contentType = "text/xml") =>
        new RecordedAws().Then(HttpStatusCode.OK, body, contentType);

    public static RecordedAws AnsweringJson(string body) => Answering(body, "application/x-amz-json-1.1");

    public RecordedAws Then(
        HttpStatusCode status,
        string body,
        string contentType = "text/xml",
        params (string Name, string Value)[] headers)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(status)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            };
            if (contentType.Length > 0)
            {
                response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }

            foreach (var (name, value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return response;
        });
        return this;
    }

    /// <summary>The settings of a client that talks to this: a fixed region, nothing from the machine's environment.</summary>
    public TConfig Config<TConfig>()
        where TConfig : ClientConfig, new() => new()
        {
            RegionEndpoint = RegionEndpoint.EUCentral1,
            IgnoreConfiguredEndpointUrls = true,
            HttpClientFactory = this,
            MaxErrorRetry = 2,
        };

    public static AWSCredentials Credentials => new BasicAWSCredentials("AKIDEXAMPLE", "not-a-secret");

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    private sealed class Handler(RecordedAws aws) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken)
        {
            var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            aws._requests.Add(new SentRequest(request.RequestUri!, headers, body));
            if (aws.Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return (aws._answers.Count > 1 ? aws._answers.Dequeue() : aws._answers.Peek())();
        }
    }
}
