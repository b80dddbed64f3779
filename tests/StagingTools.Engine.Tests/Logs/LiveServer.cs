using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Logs;

/// <summary>
/// CloudWatch Logs on a loopback port, as far as a live watch needs it: FilterLogEvents from groups in memory, and StartLiveTail, whose
/// sessions the test plays.
/// </summary>
internal sealed class LiveServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Queue<Func<LiveConnection, Task>> sessions = new();
    private readonly List<Task> answers = [];
    private readonly Task loop;
    private int port;

    public LiveServer()
    {
        Listen();
        loop = AcceptAsync();
    }

    /// <summary>What can be read.</summary>
    public FakeLogGroup Groups { get; } = new();

    /// <summary>Cancelled when the server goes.</summary>
    public CancellationToken Stopping => stop.Token;

    /// <summary>What StartLiveTail was asked.</summary>
    public List<JsonObject> Started { get; } = [];

    /// <summary>An error in place of a session.</summary>
    public (string Code, string Message)? Refusal { get; set; }

    /// <summary>The class of every group.</summary>
    public string GroupClass { get; set; } = "STANDARD";

    /// <summary>Plays the next session, and keeps its connection until the play is over.</summary>
    public LiveServer Session(Func<LiveConnection, Task> play)
    {
        sessions.Enqueue(play);
        return this;
    }

    /// <summary>A context whose calls come here.</summary>
    public StagingContext Context() => new FakeAws().Context(TimeProvider.System, ("AWS_ENDPOINT_URL", $"http://127.0.0.1:{port}")) with
    {
        HttpHandlerFactory = null,
    };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Close();
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(answers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private void Listen()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            HttpListenerContext call = await listener.GetContextAsync();
            answers.Add(Task.Run(() => AnswerAsync(call)));
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        string body = await new StreamReader(call.Request.InputStream).ReadToEndAsync();
        string operation = (call.Request.Headers["X-Amz-Target"] ?? "").Split('.')[^1];
        if (operation.Length == 0)
        {
            await SendAsync(call, 200, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>
                """, "text/xml");
            return;
        }

        JsonObject request = JsonNode.Parse(body)!.AsObject();
        switch (operation)
        {
            case "DescribeLogGroups":
                string name = (string)request["logGroupNamePrefix"]!;
                await SendAsync(call, 200, new JsonObject
                {
                    ["logGroups"] = new JsonArray(new JsonObject
                    {
                        ["logGroupName"] = name,
                        ["arn"] = $"arn:aws:logs:us-east-1:123456789012:log-group:{name}:*",
                        ["logGroupClass"] = GroupClass,
                    }),
                }.ToJsonString());
                break;
            case "FilterLogEvents":
                JsonObject page;
                lock (Groups)
                    page = Groups.Answer(request, 1000);
                await SendAsync(call, 200, page.ToJsonString());
                break;
            case "StartLiveTail" when Refusal is var (code, message):
                lock (Started)
                    Started.Add(request);
                await SendAsync(call, 400, new JsonObject { ["__type"] = code, ["message"] = message }.ToJsonString());
                break;
            case "StartLiveTail":
                Func<LiveConnection, Task> play;
                lock (Started)
                {
                    Started.Add(request);
                    play = sessions.Count > 0 ? sessions.Dequeue() : throw new InvalidOperationException("The test did not expect one more session.");
                }

                call.Response.ContentType = "application/vnd.amazon.eventstream";
                call.Response.SendChunked = true;
                var connection = new LiveConnection(call.Response.OutputStream);
                await connection.SendAsync("initial-response", "{}");
                await connection.SendAsync("sessionStart", """{"sessionId":"1"}""");
                await play(connection);
                call.Response.Close();
                break;
            default:
                throw new InvalidOperationException($"The test did not expect a call of {operation}.");
        }
    }

    private static async Task SendAsync(HttpListenerContext call, int status, string body, string type = "application/x-amz-json-1.1")
    {
        call.Response.StatusCode = status;
        call.Response.ContentType = type;
        await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        call.Response.Close();
    }
}
