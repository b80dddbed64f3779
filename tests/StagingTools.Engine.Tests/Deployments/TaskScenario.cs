using System.Text.Json.Nodes;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Deployments;

/// <summary>The environment that publishes, with a script of what a one-off task says of itself look after look.</summary>
internal sealed class TaskScenario
{
    public const string TaskArn = "arn:aws:ecs:us-east-1:123456789012:task/whatsapp-saas-staging/0123456789abcdef";

    private readonly Queue<(JsonObject Task, string[] Lines)> looks = new();
    private readonly List<string> written = [];
    private JsonObject last = Running();

    public TaskScenario(RecordingHost? host = null)
    {
        Publishing = new PublishScenario { Host = host ?? new RecordingHost() };
        Definition["containerDefinitions"]![0]!["portMappings"]![0]!["hostPort"] = 0;
        Aws.On("RunTask", _ => FakeAnswer.Json(new JsonObject { ["tasks"] = new JsonArray(Pending()), ["failures"] = new JsonArray() }));
        Aws.On("DescribeTasks", _ =>
        {
            if (looks.TryDequeue(out (JsonObject Task, string[] Lines) next))
            {
                last = next.Task;
                written.AddRange(next.Lines);
            }

            Looks++;
            Looked?.Invoke(Looks);
            return FakeAnswer.Json(new JsonObject { ["tasks"] = new JsonArray(last.DeepClone()), ["failures"] = new JsonArray() });
        });
        Aws.On("GetLogEvents", request =>
        {
            int from = int.TryParse(((string?)request["nextToken"])?[2..], out int seen) ? seen : 0;
            return FakeAnswer.Json(new JsonObject
            {
                ["events"] = new JsonArray([.. written.Skip(from).Select(line => (JsonNode)new JsonObject { ["timestamp"] = 1773576000000, ["message"] = line })]),
                ["nextForwardToken"] = $"f/{written.Count}",
            });
        });
        Aws.On("StopTask", request =>
        {
            last = Stopped("UserInitiated", (string)request["reason"]!, 143);
            looks.Clear();
            return FakeAnswer.Json(new JsonObject { ["task"] = last.DeepClone() });
        });
    }

    public PublishScenario Publishing { get; }

    public FakeAws Aws => Publishing.Aws;

    public RecordingHost Host => Publishing.Host;

    public JsonObject Definition => Publishing.Definition;

    /// <summary>Looks at the task so far.</summary>
    public int Looks { get; private set; }

    /// <summary>Is told the number of each look.</summary>
    public Action<int>? Looked { get; set; }

    /// <summary>Adds what the task says at the next look, and what it has written by then; the last one stays.</summary>
    public TaskScenario Look(JsonObject task, params string[] lines)
    {
        looks.Enqueue((task, lines));
        return this;
    }

    public async Task<StagingTask> RunAsync(string command = "npm run seed", int timeout = 3600) =>
        Assert.IsType<StagingTask>(await RunAsync(new InvokeTaskRequest { Command = [command], Timeout = timeout }));

    public Task<StagingTask?> RunAsync(InvokeTaskRequest request, CancellationToken? cancellationToken = null) =>
        new InvokeTask(Aws.Context(Publishing.Time)).RunAsync(request, Host, cancellationToken ?? TestContext.Current.CancellationToken);

    public Task<StagingException> RefuseAsync(InvokeTaskRequest request) =>
        Assert.ThrowsAsync<StagingException>(() => RunAsync(request));

    public static JsonObject Pending() => Task("PENDING", null, null, "PENDING", null);

    public static JsonObject Running() => Task("RUNNING", null, null, "RUNNING", null);

    /// <summary>A task that has stopped; its container has no exit code where it never ran.</summary>
    public static JsonObject Stopped(string stopCode, string reason, int? exitCode) => Task("STOPPED", stopCode, reason, "STOPPED", exitCode);

    /// <summary>A task whose command has ended by itself.</summary>
    public static JsonObject Ended(int exitCode) => Stopped("EssentialContainerExited", "Essential container in task exited", exitCode);

    private static JsonObject Task(string status, string? stopCode, string? reason, string containerStatus, int? exitCode)
    {
        var container = new JsonObject { ["name"] = "app", ["lastStatus"] = containerStatus, ["runtimeId"] = "r-1" };
        if (exitCode is { } code)
            container["exitCode"] = code;
        return new JsonObject
        {
            ["taskArn"] = TaskArn,
            ["taskDefinitionArn"] = PublishScenario.Previous,
            ["lastStatus"] = status,
            ["stopCode"] = stopCode,
            ["stoppedReason"] = reason,
            ["containers"] = new JsonArray(container),
        };
    }
}
