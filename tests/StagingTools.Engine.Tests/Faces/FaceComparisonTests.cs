using System.CommandLine;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using StagingTools.Cli.Commands;
using StagingTools.Cli.Options;
using StagingTools.Commands;

namespace StagingTools.Engine.Tests.Faces;

/// <summary>The two faces say the same: each option of a command is a parameter of its cmdlet, and the reverse.</summary>
public sealed partial class FaceComparisonTests
{
    // PowerShell gives these to every cmdlet that declares SupportsShouldProcess, or brings its own way to say them.
    private static readonly string[] CommonOptions = ["--output", "--verbose", "--quiet", "--help", "--version"];

    public static TheoryData<string, string> Pairs => new()
    {
        { "plan", "Get-StagingPlan" },
        { "new", "New-StagingEnvironment" },
        { "get", "Get-StagingEnvironment" },
        { "check", "Test-StagingEnvironment" },
        { "image", "Publish-StagingImage" },
        { "publish", "Publish-StagingApp" },
        { "deployments", "Get-StagingDeployment" },
        { "undo", "Undo-StagingApp" },
        { "test", "Test-StagingApp" },
        { "task", "Invoke-StagingTask" },
        { "sync", "Sync-StagingData" },
        { "sync rules", "New-StagingDataRule" },
        { "sync check", "Test-StagingDataRule" },
        { "sync restore", "Restore-StagingData" },
        { "sync mark", "Register-StagingDatabase" },
        { "connect", "Connect-StagingDatabase" },
        { "secret", "Get-StagingSecret" },
        { "rotate", "Update-StagingSecret" },
        { "snapshot create", "New-StagingSnapshot" },
        { "snapshot list", "Get-StagingSnapshot" },
        { "snapshot remove", "Remove-StagingSnapshot" },
        { "dns", "Set-StagingDns" },
        { "restore", "Restore-StagingEnvironment" },
        { "logs", "Watch-StagingLog" },
        { "metrics", "Get-StagingMetric" },
        { "alerts", "Get-StagingAlert" },
        { "alerts subscribe", "Register-StagingAlert" },
        { "alerts unsubscribe", "Unregister-StagingAlert" },
        { "alerts subscriptions", "Get-StagingAlertSubscription" },
        { "cost", "Get-StagingCost" },
        { "remove", "Remove-StagingEnvironment" },
        { "settings", "Get-StagingSetting" },
    };

    private static IReadOnlyDictionary<string, Type> Cmdlets { get; } = typeof(AsyncCmdlet).Assembly.ExportedTypes
        .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
        .ToDictionary(type =>
        {
            IList<CustomAttributeTypedArgument> words = Written<CmdletAttribute>(type).ConstructorArguments;
            return $"{words[0].Value}-{words[1].Value}";
        });

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Options_and_parameters_are_the_same(string command, string cmdlet)
    {
        Assert.Equal(Parameters(cmdlet), Options(command));
    }

    [Fact]
    public void Every_job_has_a_cmdlet()
    {
        string[] jobs =
        [
            .. Root().Subcommands
                .Where(command => command.Name != "sandbox")
                .SelectMany(command => command.Subcommands.Select(sub => $"{command.Name} {sub.Name}")
                    // A command that only holds others has no job of its own.
                    .Concat(command.Action is null ? [] : [command.Name]))
                .Order(),
        ];

        Assert.Equal(Pairs.Select(pair => pair.Data.Item1).Order(), jobs);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void What_changes_something_can_show_it_and_be_forced_in_both(string command, string cmdlet)
    {
        bool changes = Says(Written<CmdletAttribute>(Cmdlets[cmdlet]), "SupportsShouldProcess");

        Assert.Equal(changes, Options(command).Contains("--what-if"));
        Assert.Equal(changes, Cmdlets[cmdlet].GetProperty("Force") is not null);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Only_what_names_the_environment_the_pushed_tag_or_something_of_it_binds_from_the_pipeline(string command, string cmdlet)
    {
        Assert.NotEmpty(command);
        string[] bound =
        [
            .. Cmdlets[cmdlet].GetProperties()
                .Where(property => property.IsDefined(typeof(ParameterAttribute)))
                .Where(property => Says(Written<ParameterAttribute>(property), "ValueFromPipelineByPropertyName")
                    || Says(Written<ParameterAttribute>(property), "ValueFromPipeline"))
                .Select(property => property.Name)
                .Order(),
        ];

        string[] expected = cmdlet switch
        {
            "Publish-StagingApp" => ["EnvironmentName", "ImageTag", "Project", "Region"],
            "Remove-StagingSnapshot" => ["EnvironmentName", "Name", "Project", "Region"],
            "Unregister-StagingAlert" => ["EnvironmentName", "Project", "Region", "SubscriptionArn"],
            "Restore-StagingEnvironment" => ["EnvironmentName", "Project", "Region", "Snapshot"],
            _ => ["EnvironmentName", "Project", "Region"],
        };
        Assert.Equal(expected, bound);
    }

    [Fact]
    public void The_manifest_exports_every_cmdlet_and_nothing_else()
    {
        string manifest = File.ReadAllText(Path.Combine(Repository.Root, "StagingTools.psd1"));
        string list = CmdletList().Match(manifest).Groups[1].Value;

        Assert.Equal(Cmdlets.Keys.Order(), QuotedName().Matches(list).Select(match => match.Groups[1].Value).Order());
    }

    private static RootCommand Root() => StagingCommand.Create(FakeTerminal.Create().Terminal);

    private static string[] Options(string command)
    {
        RootCommand root = Root();
        return
        [
            .. command.Split(' ').Aggregate((Command)root, (above, name) => above.Subcommands.Single(sub => sub.Name == name)).Options
                .Concat(root.Options.Where(option => option.Recursive))
                .Select(option => option.Name)
                .Where(name => !CommonOptions.Contains(name))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string[] Parameters(string cmdlet)
    {
        Type type = Cmdlets[cmdlet];
        IEnumerable<string> declared = type.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            .Select(property => property.Name);
        if (Says(Written<CmdletAttribute>(type), "SupportsShouldProcess"))
            declared = declared.Append("WhatIf");
        return [.. declared.Select(OptionName.Of).Order(StringComparer.Ordinal)];
    }

    // PowerShell's attributes do nothing without PowerShell: what was written down has to be read instead of asked for.
    private static CustomAttributeData Written<T>(MemberInfo member) =>
        member.GetCustomAttributesData().Single(attribute => attribute.AttributeType == typeof(T));

    private static bool Says(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.Any(argument => argument.MemberName == name && argument.TypedValue.Value is true);

    [GeneratedRegex(@"CmdletsToExport\s*=\s*@\(([^)]*)\)")]
    private static partial Regex CmdletList();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex QuotedName();
}
