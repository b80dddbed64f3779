using StagingTools.Commands;

namespace StagingTools.Engine.Tests.Faces;

public sealed class PowerShellWordsTests
{
    [Theory]
    [InlineData(
        "Check the name, or create it with 'staging new --environment-name pr-42'.",
        "Check the name, or create it with 'New-StagingEnvironment -EnvironmentName pr-42'.")]
    [InlineData("mark it: 'staging sync mark --target REFERENCE'", "mark it: 'Register-StagingDatabase -Target REFERENCE'")]
    [InlineData("'staging sync restore --backup-path F' or 'staging sync'", "'Restore-StagingData -BackupPath F' or 'Sync-StagingData'")]
    [InlineData("See where it comes from with 'staging settings'.", "See where it comes from with 'Get-StagingSetting'.")]
    [InlineData("remove it with 'staging dns --domain a.b --remove'", "remove it with 'Set-StagingDns -Domain a.b -Remove'")]
    [InlineData("'staging deployments' shows them: 'staging undo --to 7'", "'Get-StagingDeployment' shows them: 'Undo-StagingApp -To 7'")]
    [InlineData("'staging test --url U', not a test", "'Test-StagingApp -Url U', not a test")]
    [InlineData("Finish it: 'staging restore --snapshot N'", "Finish it: 'Restore-StagingEnvironment -Snapshot N'")]
    [InlineData("with 'staging snapshot list --name N'", "with 'Get-StagingSnapshot -Name N'")]
    [InlineData("'staging metrics --name DatabaseCpu --since 2h'", "'Get-StagingMetric -Name DatabaseCpu -Since 2h'")]
    [InlineData("Run 'staging task --command C'", "Run 'Invoke-StagingTask -Command C'")]
    [InlineData(
        "Build it for them: 'docker build --platform linux/amd64', or let 'staging image --tag T' do it.",
        "Build it for them: 'docker build --platform linux/amd64', or let 'Publish-StagingImage -Tag T' do it.")]
    [InlineData("Give --image-tag, or set IMAGE_TAG.", "Give -ImageTag, or set IMAGE_TAG.")]
    [InlineData("Start one with 'staging sandbox start', or name its folder with --state.", "Start one with 'Start-StagingSandbox', or name its folder with -StateDirectory.")]
    [InlineData("the snapshot (--skip-final-snapshot, CREATE_FINAL_SNAPSHOT=false)", "the snapshot (-SkipFinalSnapshot, CREATE_FINAL_SNAPSHOT=false)")]
    public void Advice_names_cmdlets_and_parameters(string text, string expected) =>
        Assert.Equal(expected, PowerShellWords.Of(text));

    [Theory]
    [InlineData("'aws ecs describe-services --cluster a --services b' shows how it ends.")]
    [InlineData("'terraform force-unlock --force' is for emergencies.")]
    [InlineData("There is no environment 'staging' of whatsapp-saas: a staging news -- and so on.")]
    [InlineData("Look into the staging logs, x--y.")]
    public void Everything_else_stays(string text) => Assert.Equal(text, PowerShellWords.Of(text));
}
