using System.Net;
using StagingTools.Engine.Errors;
using StagingTools.Guardian;

namespace StagingTools.Engine.Tests.Idle;

public sealed class LambdaRuntimeTests
{
    private static readonly Uri Api = new("http://127.0.0.1:9001/2018-06-01/runtime/");

    [Fact]
    public async Task Each_event_is_answered_under_its_own_id()
    {
        var lambda = new RecordedLambda("e1", "e2");
        using var runtime = new LambdaRuntime(Api, lambda);

        await RunAsync(runtime, lambda, _ => Task.FromResult(new { State = "Idle" }));

        Assert.Equal(
            ["invocation/e1/response {\"state\":\"Idle\"}", "invocation/e2/response {\"state\":\"Idle\"}"],
            lambda.Answers);
    }

    [Fact]
    public async Task A_failure_is_told_with_its_id_and_the_next_event_is_taken()
    {
        var lambda = new RecordedLambda("e1", "e2");
        using var runtime = new LambdaRuntime(Api, lambda);
        int calls = 0;

        await RunAsync(runtime, lambda, _ => calls++ == 0
            ? throw new StagingException("EnvironmentNotFound", StagingErrorCategory.NotFound, "There is no environment 'staging'.")
            : Task.FromResult("fine"));

        Assert.Contains("invocation/e1/error", lambda.Answers[0], StringComparison.Ordinal);
        Assert.Contains("\"errorType\":\"EnvironmentNotFound\"", lambda.Answers[0], StringComparison.Ordinal);
        Assert.Equal("invocation/e2/response \"fine\"", lambda.Answers[1]);
    }

    private static async Task RunAsync<T>(LambdaRuntime runtime, RecordedLambda lambda, Func<CancellationToken, Task<T>> handle)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        lambda.Exhausted = stop.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runtime.RunAsync(handle, stop.Token));
    }

    private sealed class RecordedLambda(params string[] events) : HttpMessageHandler
    {
        private readonly Queue<string> events = new(events);

        public List<string> Answers { get; } = [];

        public Action Exhausted { get; set; } = () => { };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string path = Api.MakeRelativeUri(request.RequestUri!).ToString();
            if (path == "invocation/next")
            {
                if (!events.TryDequeue(out string? id))
                {
                    Exhausted();
                    cancellationToken.ThrowIfCancellationRequested();
                }

                var next = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
                next.Headers.Add("Lambda-Runtime-Aws-Request-Id", id);
                return next;
            }

            Answers.Add($"{path} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            return new HttpResponseMessage(HttpStatusCode.Accepted);
        }
    }
}
