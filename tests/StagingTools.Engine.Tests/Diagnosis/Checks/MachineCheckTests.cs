using System.Net;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Diagnosis.Checks;
using StagingTools.Engine.Tests.Fakes;

namespace StagingTools.Engine.Tests.Diagnosis.Checks;

public sealed class MachineCheckTests : IDisposable
{
    private readonly CheckTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Settings_pass_without_a_file_and_with_one_that_nothing_contradicts()
    {
        Assert.Equal(["no stagingtools.json"], (await trial.LookAsync(new SettingsCheck())).Evidence);

        string file = trial.Write("stagingtools.json", """{ "project": "whatsapp-saas", "region": "us-east-1" }""");
        StagingCheck check = await trial.LookAsync(new SettingsCheck());

        Assert.Equal((CheckStatus.Passed, file), (check.Status, Assert.Single(check.Evidence)));
    }

    [Fact]
    public async Task A_variable_that_says_something_else_than_the_file_is_a_warning_without_the_values()
    {
        string file = trial.Write("stagingtools.json", "{\n  \"environment\": \"pr-42\",\n  \"notifications\": { \"slackWebhook\": \"secret:shop/slack\" }\n}");
        trial.Variables.Add(("STAGING_ENVIRONMENT", "staging"));
        trial.Variables.Add(("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/private"));

        StagingCheck check = await trial.LookAsync(new SettingsCheck());

        Assert.Equal(CheckStatus.Warning, check.Status);
        Assert.Equal(
            [file, $"STAGING_ENVIRONMENT counts instead of environment at {file}(2,18)", $"SLACK_WEBHOOK_URL counts instead of notifications.slackWebhook at {file}(3,38)"],
            check.Evidence);
        Assert.Contains("staging settings", check.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain(check.Evidence, line => line.Contains("private", StringComparison.Ordinal));

        // Mended: the file says what the variables say.
        trial.Write("stagingtools.json", """{ "environment": "staging" }""");
        Assert.Equal(CheckStatus.Passed, (await trial.LookAsync(new SettingsCheck())).Status);
    }

    [Fact]
    public async Task Programs_that_are_there_and_new_enough_pass()
    {
        Programs(terraform: "1.12.0", postgres: 98, database: "98.1");

        StagingCheck check = await trial.LookAsync(new ToolsCheck());

        Assert.Equal((CheckStatus.Passed, null), (check.Status, check.Reason));
        Assert.Equal(["terraform 1.12.0", "the database is PostgreSQL 98", "pg_dump and pg_restore 98", "psql 98"], check.Evidence);
    }

    [Fact]
    public async Task Programs_that_are_too_old_fail_together_and_pass_once_they_are_newer()
    {
        Programs(terraform: "1.9.8", postgres: 98, database: "99.2");

        StagingCheck check = await trial.LookAsync(new ToolsCheck());

        Assert.Equal(CheckStatus.Failed, check.Status);
        Assert.Contains("terraform 1.9.8", check.Reason, StringComparison.Ordinal);
        Assert.Contains("pg_dump and pg_restore of version 99 or later are needed", check.Reason, StringComparison.Ordinal);
        Assert.Contains("psql 98 is older than the database, which is PostgreSQL 99.", check.Reason, StringComparison.Ordinal);
        Assert.Contains("Install terraform 1.11 or later", check.Mend, StringComparison.Ordinal);
        Assert.Contains("client programs of version 99", check.Mend, StringComparison.Ordinal);

        Programs(terraform: "1.11.0", postgres: 99, database: "99.2");
        Assert.Equal(CheckStatus.Passed, (await trial.LookAsync(new ToolsCheck())).Status);
    }

    [Fact]
    public async Task Programs_are_looked_for_where_the_account_cannot_be_asked()
    {
        Programs(terraform: "1.12.0", postgres: 98, database: "98.1");
        trial.Aws.FailXml("DescribeDBInstances", "AccessDenied", status: HttpStatusCode.Forbidden);

        StagingCheck check = await trial.LookAsync(new ToolsCheck());

        Assert.Equal(CheckStatus.Passed, check.Status);
        Assert.Contains("the database's version is not known", check.Evidence);

        File.Delete(Path.Combine(trial.Folder, "psql"));
        StagingCheck broken = await trial.LookAsync(new ToolsCheck());
        Assert.Equal((CheckStatus.Failed, "psql is not on PATH."), (broken.Status, broken.Reason));
    }

    [Theory]
    [InlineData(0, CheckStatus.Passed, "in time")]
    [InlineData(-20, CheckStatus.Passed, "20 s ahead of AWS")]
    [InlineData(45, CheckStatus.Warning, "45 s behind AWS")]
    [InlineData(-400, CheckStatus.Failed, "7 min ahead of AWS")]
    [InlineData(7200, CheckStatus.Failed, "2 h behind AWS")]
    public async Task A_clock_is_measured_by_an_answer_of_AWS_that_is_a_refusal(int secondsLater, CheckStatus status, string evidence)
    {
        trial.Variables.RemoveAt(0);
        trial.Aws.On("GET /", _ => new FakeAnswer(HttpStatusCode.Forbidden, "", "text/plain") { Date = trial.Time.GetUtcNow().AddSeconds(secondsLater) });

        StagingCheck check = await trial.LookAsync(new ClockCheck());

        Assert.Equal((status, evidence), (check.Status, Assert.Single(check.Evidence)));
        Assert.Equal(status == CheckStatus.Passed, check.Mend is null);
    }

    [Fact]
    public async Task A_clock_that_nothing_is_told_of_is_skipped()
    {
        trial.Aws.On("GET /", _ => new FakeAnswer(HttpStatusCode.OK, "", "text/plain"));

        Assert.Equal(CheckStatus.Skipped, (await trial.LookAsync(new ClockCheck())).Status);
    }

    [Fact]
    public async Task Credentials_are_told_by_their_account_and_fail_with_the_way_out()
    {
        StagingCheck good = await trial.LookAsync(new CredentialsCheck());
        Assert.Equal(CheckStatus.Passed, good.Status);
        Assert.Equal(["account 123456789012 in us-east-1", "they do not say when they end"], good.Evidence);

        trial.Aws.FailXml("GetCallerIdentity", "ExpiredToken", "The security token included in the request is expired", HttpStatusCode.Forbidden);
        StagingCheck broken = await trial.LookAsync(new CredentialsCheck());

        Assert.Equal(CheckStatus.Failed, broken.Status);
        Assert.Contains("AWS refused the credentials", broken.Reason, StringComparison.Ordinal);
        Assert.Contains("aws sso login", broken.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, CheckStatus.Warning)]
    [InlineData(50, CheckStatus.Passed)]
    public async Task Credentials_that_are_about_to_end_are_a_warning(int minutes, CheckStatus status)
    {
        using var now = new CheckTrial { Time = new FakeTime(DateTimeOffset.UtcNow) };
        string key = now.Write("key.json", $$"""
            {"Version":1,"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"example","SessionToken":"t","Expiration":"{{DateTime.UtcNow.AddMinutes(minutes):yyyy-MM-ddTHH:mm:ssZ}}"}
            """);
        now.Variables.Add(("AWS_SHARED_CREDENTIALS_FILE", now.Write("credentials", $"[short]\ncredential_process = cat {key}\n")));

        StagingCheck check = await now.LookAsync(new CredentialsCheck(), request: new() { ProfileName = "short" });

        Assert.Equal(status, check.Status);
        Assert.Contains(check.Evidence, line => line.StartsWith("they end 20", StringComparison.Ordinal));
    }

    private void Programs(string terraform, int postgres, string database)
    {
        trial.Program("terraform", $$"""{"terraform_version":"{{terraform}}"}""");
        foreach (string program in (string[])["psql", "pg_dump", "pg_restore"])
            trial.Program(program, $"{program} (PostgreSQL) {postgres}.1");
        trial.Variables.Add(("PATH", trial.Folder));
        trial.Aws.OnXml("DescribeDBInstances", _ =>
            "<DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceIdentifier>whatsapp-saas-staging-db</DBInstanceIdentifier>"
            + $"<EngineVersion>{database}</EngineVersion></DBInstance></DBInstances></DescribeDBInstancesResult></DescribeDBInstancesResponse>");
    }
}
