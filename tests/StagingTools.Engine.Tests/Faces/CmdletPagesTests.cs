using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using StagingTools.Commands;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Diagnosis;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Monitoring;
using StagingTools.Engine.Monitoring.Metrics;
using StagingTools.Engine.Monitoring.Subscriptions;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Tests.Faces;

/// <summary>The pages that the help is made from say what the cmdlets are.</summary>
public sealed partial class CmdletPagesTests
{
    private static readonly Dictionary<string, Type> Requests = new(StringComparer.Ordinal)
    {
        ["Get-StagingPlan"] = typeof(PlanEnvironmentRequest),
        ["New-StagingEnvironment"] = typeof(NewEnvironmentRequest),
        ["Get-StagingEnvironment"] = typeof(GetEnvironmentRequest),
        ["Test-StagingEnvironment"] = typeof(TestEnvironmentRequest),
        ["Remove-StagingEnvironment"] = typeof(RemoveEnvironmentRequest),
        ["Publish-StagingImage"] = typeof(PublishImageRequest),
        ["Publish-StagingApp"] = typeof(PublishAppRequest),
        ["Get-StagingDeployment"] = typeof(GetDeploymentRequest),
        ["Undo-StagingApp"] = typeof(UndoAppRequest),
        ["Test-StagingApp"] = typeof(TestAppRequest),
        ["Invoke-StagingTask"] = typeof(InvokeTaskRequest),
        ["Sync-StagingData"] = typeof(SyncDataRequest),
        ["Restore-StagingData"] = typeof(RestoreDataRequest),
        ["Register-StagingDatabase"] = typeof(MarkTargetRequest),
        ["New-StagingDataRule"] = typeof(NewDataRuleRequest),
        ["Test-StagingDataRule"] = typeof(CheckDataRuleRequest),
        ["Connect-StagingDatabase"] = typeof(ConnectDatabaseRequest),
        ["Get-StagingSecret"] = typeof(GetSecretRequest),
        ["New-StagingSnapshot"] = typeof(NewSnapshotRequest),
        ["Get-StagingSnapshot"] = typeof(GetSnapshotRequest),
        ["Remove-StagingSnapshot"] = typeof(RemoveSnapshotRequest),
        ["Set-StagingDns"] = typeof(SetDnsRequest),
        ["Restore-StagingEnvironment"] = typeof(RestoreEnvironmentRequest),
        ["Watch-StagingLog"] = typeof(WatchLogRequest),
        ["Get-StagingMetric"] = typeof(GetMetricRequest),
        ["Get-StagingAlert"] = typeof(GetAlertRequest),
        ["Register-StagingAlert"] = typeof(RegisterAlertRequest),
        ["Unregister-StagingAlert"] = typeof(UnregisterAlertRequest),
        ["Get-StagingAlertSubscription"] = typeof(GetAlertSubscriptionRequest),
        ["Get-StagingCost"] = typeof(GetCostRequest),
        ["Get-StagingSetting"] = typeof(GetSettingsRequest),
    };

    public static TheoryData<string> CmdletNames => [.. Cmdlets.Keys];

    public static TheoryData<string> JobNames => [.. Requests.Keys];

    private static Dictionary<string, Type> Cmdlets { get; } = typeof(AsyncCmdlet).Assembly.ExportedTypes
        .Where(type => type.IsDefined(typeof(CmdletAttribute), inherit: false))
        .ToDictionary(type =>
        {
            IList<CustomAttributeTypedArgument> words =
                Written<CmdletAttribute>(type)!.ConstructorArguments;
            return $"{words[0].Value}-{words[1].Value}";
        });

    [Fact]
    public void There_is_one_page_a_cmdlet()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(Cmdlets.Keys.Order(), pages.Order());
    }

    [Theory]
    [MemberData(nameof(CmdletNames))]
    public void A_page_tells_each_parameter_with_its_type_and_how_it_binds(string cmdlet)
    {
        bool changes = Written<CmdletAttribute>(Cmdlets[cmdlet])!.NamedArguments
            .Any(argument => argument.MemberName == "SupportsShouldProcess" && argument.TypedValue.Value is true);
        string[] given = changes ? ["WhatIf: Switch. Aliases: wi.", "Confirm: Switch. Aliases: cf."] : [];

        Assert.Equal(
            Cmdlets[cmdlet].GetProperties().Where(IsParameter).Select(property => $"{property.Name}: {Facts(property)}")
                .Concat(given).Order(),
            Parameters(cmdlet).Select(pair => $"{pair.Key}: {WithoutDefault().Replace(pair.Value, "")}").Order());
    }

    [Theory]
    [MemberData(nameof(JobNames))]
    public void A_page_tells_the_requests_defaults(string cmdlet)
    {
        Type type = Requests[cmdlet];
        object request = Activator.CreateInstance(type)!;
        Dictionary<string, string> parameters = Parameters(cmdlet);
        foreach (PropertyInfo property in type.GetProperties())
            if ((Text(property.GetValue(request)) ?? Text(SettingDefaults.Of(property))) is { } value)
                Assert.EndsWith($" Default: {value}.", parameters[property.Name], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CmdletNames))]
    public void A_page_links_to_pages_that_are_there(string cmdlet)
    {
        string links = File.ReadAllText(PagePath(cmdlet)).Split("## Links")[1];

        Assert.All(
            LinkTarget().Matches(links).Select(link => link.Groups[1].Value).Where(link => !link.StartsWith("../", StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(Folder, link)), link));
    }

    private static string Folder => Path.Combine(Repository.Root, "docs", "cmdlets");

    private static string PagePath(string cmdlet) => Path.Combine(Folder, cmdlet + ".md");

    private static Dictionary<string, string> Parameters(string cmdlet) =>
        ParameterSection().Matches(File.ReadAllText(PagePath(cmdlet)).Split("## Inputs")[0])
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static bool IsParameter(PropertyInfo property) => property.IsDefined(typeof(ParameterAttribute));

    private static string Facts(PropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IList<CustomAttributeNamedArgument> attribute = Written<ParameterAttribute>(property)!.NamedArguments;
        string facts = type == typeof(SwitchParameter) ? "Switch." : $"{type.Name}.";
        if (Argument("Position") is int position)
            facts += string.Create(CultureInfo.InvariantCulture, $" Position {position}.");
        if (Argument("Mandatory") is true)
            facts += " Required.";
        if (Argument("ValueFromPipelineByPropertyName") is true)
            facts += " By property name.";
        if (Written<AliasAttribute>(property)?.ConstructorArguments[0].Value is IReadOnlyCollection<CustomAttributeTypedArgument> aliases)
            facts += $" Aliases: {string.Join(", ", aliases.Select(alias => alias.Value))}.";
        return facts;

        object? Argument(string name) =>
            attribute.Where(argument => argument.MemberName == name).Select(argument => argument.TypedValue.Value).SingleOrDefault();
    }

    // A default that is nothing is told in words on the page.
    private static string? Text(object? value) =>
        value switch
        {
            null or "" or false => null,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };

    private static CustomAttributeData? Written<T>(MemberInfo member) =>
        member.GetCustomAttributesData().SingleOrDefault(attribute => attribute.AttributeType == typeof(T));

    [GeneratedRegex(@"^### -(\w+)\n(?:(?!^###).*\n)*?\*(\w+(?:\[\])?\..*)\*$", RegexOptions.Multiline)]
    private static partial Regex ParameterSection();

    [GeneratedRegex(@" Default: .*\.$")]
    private static partial Regex WithoutDefault();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex LinkTarget();
}
