using System.Net;
using System.Text;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Deployments.Smoke;

/// <summary>Stands where an application would be: answers requests from a script and keeps what was asked, headers and all.</summary>
internal sealed class FakeApplication : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> answers = new();

    public List<(HttpMethod Method, string Url, string Headers, string Body)> Requests { get; } = [];

    /// <summary>Answers the next request; the last answer stays.</summary>
    public FakeApplication Answers(HttpStatusCode status, string body = "", string type = "application/json") => Does(_ => Task.FromResult(
        new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) }));

    /// <summary>Does something at the next request; the last one stays.</summary>
    public FakeApplication Does(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    /// <summary>Fails the next request.</summary>
    public FakeApplication Fails(Exception problem) => Does(_ => Task.FromException<HttpResponseMessage>(problem));

    public StagingContext Context(FakeTime time) => new FakeAws().Context(time) with { HttpHandlerFactory = () => this };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string headers = $"{request.Headers}{request.Content?.Headers}";
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method, request.RequestUri!.AbsoluteUri, headers, body));
        return await (answers.Count > 1 ? answers.Dequeue() : answers.Peek())(cancellationToken);
    }
}
