using System.Text.Json.Nodes;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Snapshots;

/// <summary>The database of the specification's environment, with the snapshots that a test puts there.</summary>
internal sealed class SnapshotScenario
{
    public const string Caller = "arn:aws:sts::123456789012:assumed-role/Deployer/jane,doe@example.com";

    private readonly List<FakeSnapshot> snapshots = [];
    private Queue<string> statuses = new();

    public SnapshotScenario(bool agrees = true)
    {
        Host = new RecordingHost(agrees);
        Aws.OnXml("GetCallerIdentity", _ =>
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + $"<Arn>{Caller}</Arn><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>");
        Database("available");
        Aws.On("DescribeDBSnapshots", Describe);
        Aws.OnXml("CreateDBSnapshot", request => Answer("CreateDBSnapshot", Begin(request).Xml()));
        Aws.OnXml("DeleteDBSnapshot", request =>
        {
            FakeSnapshot gone = snapshots.Single(snapshot => snapshot.Id == (string?)request["DBSnapshotIdentifier"]);
            snapshots.Remove(gone);
            return Answer("DeleteDBSnapshot", (gone with { Status = "deleted" }).Xml());
        });
    }

    public FakeAws Aws { get; } = new();

    public FakeTime Time { get; } = new();

    public RecordingHost Host { get; }

    /// <summary>How many snapshots a page holds.</summary>
    public int PageSize { get; init; } = 100;

    public IReadOnlyList<string> Names => [.. snapshots.Select(snapshot => snapshot.Id)];

    /// <summary>Lets the database have these states, one at each look; it keeps the last.</summary>
    public SnapshotScenario Database(params string[] states)
    {
        var coming = new Queue<string>(states);
        Aws.OnXml("DescribeDBInstances", _ => $"""
            <DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>
              <DBInstanceIdentifier>whatsapp-saas-staging-db</DBInstanceIdentifier><Engine>postgres</Engine><EngineVersion>15.4</EngineVersion>
              <AllocatedStorage>20</AllocatedStorage><DBInstanceStatus>{(coming.Count > 1 ? coming.Dequeue() : coming.Peek())}</DBInstanceStatus>
              <TagList><Tag><Key>CostCenter</Key><Value>42</Value></Tag><Tag><Key>DataSanitized</Key><Value>true</Value></Tag>
                <Tag><Key>aws:cloudformation:stack-name</Key><Value>s</Value></Tag><Tag><Key>Project</Key><Value>whatsapp-saas</Value></Tag></TagList>
            </DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>
            """);
        return this;
    }

    public SnapshotScenario NoDatabase()
    {
        Aws.FailXml("DescribeDBInstances", "DBInstanceNotFound");
        return this;
    }

    public SnapshotScenario Has(params FakeSnapshot[] found)
    {
        snapshots.AddRange(found);
        return this;
    }

    /// <summary>Lets the next snapshot have these states, one at each look; it keeps the last.</summary>
    public SnapshotScenario Becomes(params string[] states)
    {
        statuses = new Queue<string>(states);
        return this;
    }

    public Task<StagingSnapshot?> CreateAsync(NewSnapshotRequest? request = null, CancellationToken? token = null) =>
        new NewSnapshot(Aws.Context(Time)).RunAsync(
            request ?? new NewSnapshotRequest(), Host, token ?? TestContext.Current.CancellationToken);

    public async Task<List<StagingSnapshot>> ListAsync(GetSnapshotRequest? request = null)
    {
        var found = new List<StagingSnapshot>();
        await foreach (StagingSnapshot snapshot in new GetSnapshot(Aws.Context(Time)).RunAsync(
            request ?? new GetSnapshotRequest(), Host, TestContext.Current.CancellationToken))
            found.Add(snapshot);
        return found;
    }

    public Task<StagingSnapshot?> RemoveAsync(string? snapshot) =>
        new RemoveSnapshot(Aws.Context(Time)).RunAsync(
            new RemoveSnapshotRequest { Name = snapshot }, Host, TestContext.Current.CancellationToken);

    public static Task<StagingException> RefusedAsync(Func<Task> work) => Assert.ThrowsAsync<StagingException>(work);

    /// <summary>What a snapshot was tagged with, as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Tags()
    {
        JsonObject request = Aws.Requests("CreateDBSnapshot")[^1];
        return
        [
            .. Enumerable.Range(1, 50)
                .Where(i => request.ContainsKey($"Tags.Tag.{i}.Key"))
                .Select(i => $"{request[$"Tags.Tag.{i}.Key"]}={request[$"Tags.Tag.{i}.Value"]}"),
        ];
    }

    private FakeSnapshot Begin(JsonObject request)
    {
        var begun = new FakeSnapshot((string)request["DBSnapshotIdentifier"]!)
        {
            Status = statuses.TryDequeue(out string? first) ? first : "available",
            Created = null,
        };
        snapshots.Add(begun);
        return begun;
    }

    private FakeAnswer Describe(JsonObject request)
    {
        IEnumerable<FakeSnapshot> found = snapshots;
        if ((string?)request["DBSnapshotIdentifier"] is { } id)
        {
            int index = snapshots.FindIndex(snapshot => snapshot.Id == id);
            if (index < 0)
                return FakeAws.XmlError("DBSnapshotNotFound");
            if (statuses.TryDequeue(out string? status))
                snapshots[index] = snapshots[index] with { Status = status };
            found = [snapshots[index]];
        }

        int start = int.Parse((string?)request["Marker"] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        FakeSnapshot[] page = [.. found.Skip(start).Take(PageSize)];
        string marker = start + page.Length < found.Count() ? $"<Marker>{start + page.Length}</Marker>" : "";
        string body = $"<DBSnapshots>{string.Concat(page.Select(snapshot => snapshot.Xml()))}</DBSnapshots>{marker}";
        return new FakeAnswer(System.Net.HttpStatusCode.OK, Answer("DescribeDBSnapshots", body), "text/xml");
    }

    private static string Answer(string operation, string body) =>
        $"<{operation}Response><{operation}Result>{body}</{operation}Result></{operation}Response>";
}
