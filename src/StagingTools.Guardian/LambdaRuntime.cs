using System.Net.Http.Json;
using System.Text.Json;
using StagingTools.Engine.Errors;

namespace StagingTools.Guardian;

/// <summary>The loop of a Lambda function on its own runtime: take an event, handle it, answer, take the next.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class LambdaRuntime : IDisposable
{
    private const string RequestIdHeader = "Lambda-Runtime-Aws-Request-Id";

    private readonly HttpClient client;

    /// <summary>Joins the runtime API.</summary>
    /// <param name="api">Its address, up to and with <c>runtime/</c>.</param>
    /// <param name="transport">How to reach it.</param>
    public LambdaRuntime(Uri api, HttpMessageHandler transport) =>
        // The API holds the question for the next event for as long as none comes.
        client = new HttpClient(transport) { BaseAddress = api, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Handles events until it is cancelled.</summary>
    /// <typeparam name="T">What an event is answered with.</typeparam>
    /// <param name="handle">Handles one event; the events of a schedule carry nothing that it needs.</param>
    /// <param name="cancellationToken">Ends the loop between two events.</param>
    public async Task RunAsync<T>(Func<CancellationToken, Task<T>> handle, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using HttpResponseMessage next = await client.GetAsync(new Uri("invocation/next", UriKind.Relative), cancellationToken);
            next.EnsureSuccessStatusCode();
            string id = next.Headers.GetValues(RequestIdHeader).Single();
            try
            {
                T answer = await handle(cancellationToken);
                await PostAsync($"invocation/{id}/response", answer, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                StagingException error = StagingErrors.Translate(failure);
                await PostAsync(
                    $"invocation/{id}/error", new { errorType = error.ErrorId, errorMessage = error.Message }, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task PostAsync<T>(string path, T body, CancellationToken cancellationToken)
    {
        // With its length, since nothing is streamed here.
        using JsonContent content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        await content.LoadIntoBufferAsync(cancellationToken);
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
