using Amazon.RDS.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Environments.Restores;

/// <summary>Waiting for RDS, which takes its time and says no in between.</summary>
public sealed class DatabaseInstancesTests : IDisposable
{
    private readonly FakeAws aws = new();
    private readonly FakeTime time = new();
    private readonly RecordingHost host = new();
    private readonly AwsSession session;
    private readonly Queue<string> states = new();

    public DatabaseInstancesTests()
    {
        session = AwsSession.Open(aws.Context(time), new GetEnvironmentRequest { Project = "whatsapp-saas" });
        aws.On("DescribeDBInstances", _ => states.Dequeue() is { Length: > 0 } status
            ? new FakeAnswer(System.Net.HttpStatusCode.OK, Describe(status), "text/xml")
            : FakeAws.XmlError("DBInstanceNotFound"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DatabaseInstances Rds => new(session, Instances.Name);

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task An_instance_is_waited_for_through_all_that_RDS_does_to_it()
    {
        Become("", "creating", "backing-up", "available");

        DBInstance found = await Rds.WaitUntilAvailableAsync("new-db", Clock(), host, Token);

        Assert.Equal("available", found.DBInstanceStatus);
    }

    [Theory]
    [InlineData("incompatible-restore")]
    [InlineData("")]
    public async Task An_instance_that_breaks_or_disappears_ends_the_wait(string end)
    {
        Become("creating", end);

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => Rds.WaitUntilAvailableAsync("new-db", Clock(), host, Token));

        Assert.Equal(("RestoreFailed", "new-db"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task The_timeout_ends_every_wait_with_the_way_on()
    {
        Become([.. Enumerable.Repeat("creating", 200)]);

        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => Rds.WaitUntilAvailableAsync("new-db", Clock(seconds: 60), host, Token));

        Assert.Equal("WaitTimedOut", error.ErrorId);
        Assert.Contains("new-db is still creating, and the 60 seconds", error.Message, StringComparison.Ordinal);
        Assert.Contains("Run the same command again", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rename_waits_for_a_busy_instance_and_for_a_name_that_is_not_free_yet()
    {
        Become("backing-up");
        var refusals = new Queue<string>(["InvalidDBInstanceState", "DBInstanceAlreadyExists"]);
        aws.On("ModifyDBInstance", _ => refusals.TryDequeue(out string? refusal)
            ? FakeAws.XmlError(refusal, System.Net.HttpStatusCode.BadRequest)
            : new FakeAnswer(System.Net.HttpStatusCode.OK, "<ModifyDBInstanceResponse><ModifyDBInstanceResult/></ModifyDBInstanceResponse>", "text/xml"));

        await Rds.RenameAsync("old-db", "new-db", Clock(), host, Token);

        Assert.Equal(3, aws.Requests("ModifyDBInstance").Count);
        Assert.All(aws.Requests("ModifyDBInstance"), request => Assert.Equal(
            ("old-db", "new-db", "true"),
            ((string)request["DBInstanceIdentifier"]!, (string)request["NewDBInstanceIdentifier"]!, (string)request["ApplyImmediately"]!)));
    }

    [Fact]
    public async Task A_rename_that_was_asked_for_twice_is_done_once()
    {
        Become("available");
        aws.FailXml("ModifyDBInstance", "DBInstanceNotFound");

        await Rds.RenameAsync("old-db", "new-db", Clock(), host, Token);

        Assert.Single(aws.Requests("ModifyDBInstance"));
    }

    [Fact]
    public async Task An_instance_that_is_being_removed_is_only_waited_for()
    {
        Become("deleting", "deleting", "");

        await Rds.DeleteAsync("old-db", Clock(), host, Token);

        Assert.DoesNotContain("DeleteDBInstance", aws.Operations);
    }

    private RestoreClock Clock(int seconds = 7200) => new(time, TimeSpan.FromSeconds(seconds));

    private void Become(params string[] all)
    {
        foreach (string state in all)
            states.Enqueue(state);
    }

    private static string Describe(string status) =>
        "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance>"
        + $"<DBInstanceIdentifier>new-db</DBInstanceIdentifier><DBInstanceStatus>{status}</DBInstanceStatus>"
        + "</DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>";
}
