using StagingTools.Commands;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Logs;

namespace StagingTools.Engine.Tests.Faces;

public sealed class RequestBinderTests
{
    [Fact]
    public void Parameters_that_were_not_given_keep_the_requests_defaults() =>
        Assert.Equal(new NewEnvironmentRequest(), RequestBinder.Build<NewEnvironmentRequest>(new Dictionary<string, object?>()));

    [Fact]
    public void Given_parameters_become_the_request()
    {
        NewEnvironmentRequest request = RequestBinder.Build<NewEnvironmentRequest>(new Dictionary<string, object?>
        {
            ["Project"] = "shop",
            ["AutoDestroyEnabled"] = false,
            ["LockTimeout"] = 30,
            ["Force"] = true,
            ["ErrorAction"] = "Stop",
        });

        Assert.Equal(new NewEnvironmentRequest { Project = "shop", AutoDestroyEnabled = false, LockTimeout = 30 }, request);
    }

    [Fact]
    public void Enumerations_keep_their_meaning()
    {
        WatchLogRequest request = RequestBinder.Build<WatchLogRequest>(new Dictionary<string, object?>
        {
            ["Source"] = new[] { LogSource.Application, LogSource.Database },
            ["Level"] = LogLevel.Error,
        });

        Assert.Equal([LogSource.Application, LogSource.Database], request.Source);
        Assert.Equal(LogLevel.Error, request.Level);
    }

    [Fact]
    public void An_absent_property_of_a_piped_object_is_no_value() =>
        Assert.Null(RequestBinder.Build<WatchLogRequest>(new Dictionary<string, object?> { ["Region"] = "" }).Region);
}
