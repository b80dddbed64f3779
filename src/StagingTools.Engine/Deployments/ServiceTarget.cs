using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Deployments;

/// <summary>The service that a deployment is about.</summary>
/// <param name="Name">The environment.</param>
/// <param name="Cluster">The ECS cluster.</param>
/// <param name="Service">The ECS service.</param>
internal sealed record ServiceTarget(EnvironmentName Name, string Cluster, string Service)
{
    /// <summary>The service that the settings name, else the environment's own.</summary>
    public static ServiceTarget Read(StagingSettings settings, EnvironmentName name, IHost host) => new(
        name,
        Named(settings, SettingNames.Cluster, name.Cluster, name, host) ?? name.Cluster,
        Named(settings, SettingNames.Service, name.Service, name, host) ?? name.Service);

    /// <summary>The services that the settings name, each once, else the environment's own.</summary>
    public static IReadOnlyList<ServiceTarget> ReadAll(StagingSettings settings, EnvironmentName name, IHost host)
    {
        string cluster = Named(settings, SettingNames.Cluster, name.Cluster, name, host) ?? name.Cluster;
        StagingSetting said = settings[SettingNames.Service];
        string[] services = [.. said.Names.Distinct(StringComparer.Ordinal)];
        if (services.Length == 0)
            return [new ServiceTarget(name, cluster, name.Service)];

        if (!services.Contains(name.Service, StringComparer.Ordinal))
            Warn(settings, said, string.Join(", ", services), name.Service, name, host);
        return [.. services.Select(service => new ServiceTarget(name, cluster, service))];
    }

    /// <summary>
    /// What a setting names. A name that was exported or written down for one environment is easily forgotten when it comes to
    /// another one: such a name is warned about.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="own">The environment's own name for it.</param>
    /// <param name="name">The environment.</param>
    /// <param name="host">Takes the warning.</param>
    public static string? Named(StagingSettings settings, string setting, string own, EnvironmentName name, IHost host)
    {
        StagingSetting said = settings[setting];
        string? value = said.Value as string;
        if (value is not null && value != own)
            Warn(settings, said, value, own, name, host);
        return value;
    }

    private static void Warn(StagingSettings settings, StagingSetting said, string value, string own, EnvironmentName name, IHost host)
    {
        if (said.Origin == SettingOrigin.Variable)
            host.Warning($"{said.From} says '{value}' where the environment's own is '{own}': the variable counts.");
        else if (said.Origin == SettingOrigin.File && name.Name != settings.FileEnvironment)
            host.Warning($"{said.From} says '{value}' where the environment's own is '{own}': the file counts.");
    }

    /// <summary>The service in a question.</summary>
    public string Describe(string region) => $"{Service} (cluster {Cluster}, {region})";
}
