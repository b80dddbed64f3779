using System.Reflection;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Settings;

/// <summary>
/// The settings as they count for a request: parameter over environment variable over <c>stagingtools.json</c> over
/// default. The only place that decides.
/// </summary>
internal sealed class StagingSettings
{
    private readonly Dictionary<string, StagingSetting> settings = new(StringComparer.Ordinal);

    private StagingSettings(SettingsFile? file)
    {
        Production = Accounts(file);
        SmokeTests = file?.Values.GetValueOrDefault(SettingNames.SmokeTests)?.Value as IReadOnlyList<SmokeCheck> ?? [];
        FileEnvironment =
            (file?.Values.GetValueOrDefault(SettingNames.Environment)?.Value ?? SettingCatalog.Of(SettingNames.Environment).Default) as string;
    }

    /// <summary>The accounts in which nothing is changed.</summary>
    public ProductionAccounts Production { get; }

    /// <summary>The smoke tests of the file.</summary>
    public IReadOnlyList<SmokeCheck> SmokeTests { get; }

    /// <summary>The environment that the file is about, whichever the request is about.</summary>
    public string? FileEnvironment { get; }

    /// <summary>Where people are told beside the alert topic.</summary>
    public NotificationTargets Notifications => new()
    {
        SlackWebhook = Text(SettingNames.SlackWebhook),
        SlackToken = Text(SettingNames.SlackToken),
        SlackChannel = Text(SettingNames.SlackChannel),
    };

    /// <summary>The settings, in the catalog's order.</summary>
    public IEnumerable<StagingSetting> All => settings.Values;

    /// <summary>Fills what a request leaves out.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="context">The variables, and the folder whose file counts.</param>
    /// <param name="request">What the user gave.</param>
    /// <param name="host">Is told of each setting that is not a default where it comes from.</param>
    /// <returns>A copy of the request that says everything that anybody says, and the settings.</returns>
    /// <exception cref="Errors.StagingException">
    /// <c>InvalidSettings</c>, <c>SettingsNotReadable</c> or <c>InvalidVariable</c>.
    /// </exception>
    public static (T Request, StagingSettings Settings) Apply<T>(StagingContext context, T request, IHost host)
        where T : EnvironmentRequest
    {
        (T filled, StagingSettings settings) = Resolve(context, request, showsAll: false);
        foreach (StagingSetting setting in settings.All.Where(setting => setting.Origin != SettingOrigin.Default))
            host.Verbose($"{setting.Name}: {Describe(setting.Value)} ({Place(setting, context)})");
        return (filled, settings);
    }

    /// <summary>Fills what a request leaves out, and tells nobody.</summary>
    /// <typeparam name="T">The request.</typeparam>
    /// <param name="context">The variables, and the folder whose file counts.</param>
    /// <param name="request">What the user gave.</param>
    public static T Fill<T>(StagingContext context, T request)
        where T : EnvironmentRequest =>
        Resolve(context, request, showsAll: false).Request;

    /// <summary>Every setting, whether the request has it or not.</summary>
    /// <param name="context">The variables, and the folder whose file counts.</param>
    /// <param name="request">What the user gave.</param>
    public static StagingSettings Show(StagingContext context, EnvironmentRequest request) =>
        Resolve(context, request, showsAll: true).Settings;

    /// <summary>A setting's text; <see langword="null"/> when nobody says anything.</summary>
    /// <param name="name">Its name.</param>
    public string? Text(string name) => settings[name].Value as string;

    /// <summary>A setting.</summary>
    /// <param name="name">Its name. The request has it, or no request has.</param>
    public StagingSetting this[string name] => settings[name];

    private static (T Request, StagingSettings Settings) Resolve<T>(StagingContext context, T request, bool showsAll)
        where T : EnvironmentRequest
    {
        SettingsFile? file = SettingsFile.Find(context.WorkingDirectory);
        T filled = (T)(request with { });
        Dictionary<string, PropertyInfo> properties = Properties(request.GetType());
        var settings = new StagingSettings(file);
        foreach (SettingDefinition definition in SettingCatalog.All)
        {
            PropertyInfo? property = properties.GetValueOrDefault(definition.Name);
            if (property is null && !showsAll && !IsWanted(definition, properties))
                continue;

            object? given = property?.GetValue(request) is { } value and not "" ? value : null;
            StagingSetting setting = given is not null
                ? new StagingSetting(definition.Name, given, SettingOrigin.Parameter, From: null)
                : FindElsewhere(definition, context, file);
            settings.settings[definition.Name] = setting with { Value = Shown(definition, setting.Value) };
            if (property is not null && given is null && setting.Value is not null
                && !(definition.IsLeftToSdk && setting.Origin == SettingOrigin.Variable))
                property.SetValue(filled, property.PropertyType == typeof(IReadOnlyList<string>) ? setting.Names : setting.Value);
        }

        return (filled, settings);
    }

    // What no parameter says belongs to every job, but for the registry, which goes with the names of a deployment, and for the
    // place of the state where only the application's address is read from it.
    private static bool IsWanted(SettingDefinition definition, Dictionary<string, PropertyInfo> properties) =>
        definition.Name is SettingNames.ProductionAccounts
            or SettingNames.SlackWebhook or SettingNames.SlackToken or SettingNames.SlackChannel
        || (definition.Name == SettingNames.Registry && properties.ContainsKey(SettingNames.Cluster))
        || (definition.Name == SettingNames.StateBucket
            && (properties.ContainsKey(SettingNames.ApplicationUrl) || properties.ContainsKey(SettingNames.ToolImage)));

    private static StagingSetting FindElsewhere(SettingDefinition definition, StagingContext context, SettingsFile? file)
    {
        if (definition.FromVariables(context) is { } said)
            return new StagingSetting(definition.Name, said.Value, SettingOrigin.Variable, said.Variable);
        if (file?.Values.GetValueOrDefault(definition.Name) is not { } written)
            return new StagingSetting(definition.Name, definition.Default, SettingOrigin.Default, From: null);

        object value = written.Value;
        if (definition.IsPath)
            value = file.Rebase((string)value, context.WorkingDirectory);
        else if (definition.IsReference)
            value = SettingReference.Rebase((string)value, path => file.Rebase(path, context.WorkingDirectory));
        return new StagingSetting(definition.Name, value, SettingOrigin.File, file.PlaceOf(written));
    }

    private static ProductionAccounts Accounts(SettingsFile? file) =>
        file?.Values.GetValueOrDefault(SettingNames.ProductionAccounts) is { } written
            ? new ProductionAccounts((IReadOnlyList<string>)written.Value, file.PlaceOf(written))
            : new ProductionAccounts([], place: null);

    private static Dictionary<string, PropertyInfo> Properties(Type request) => request.GetProperties()
        .Where(property => property.IsDefined(typeof(SettingAttribute)))
        .ToDictionary(property => property.GetCustomAttribute<SettingAttribute>()!.Name, StringComparer.Ordinal);

    private static object? Shown(SettingDefinition definition, object? value) => value switch
    {
        string text when definition.IsReference => SettingReference.Show(text),
        // Headers and bodies are not shown.
        IReadOnlyList<SmokeCheck> tests => (string[])[.. tests.Select(test => test.Name)],
        _ => value,
    };

    private static string Describe(object? value) => value switch
    {
        null => "left to the AWS SDK",
        IReadOnlyList<string> list => string.Join(", ", list),
        bool flag => flag ? "true" : "false",
        _ => FormattableString.Invariant($"{value}"),
    };

    private static string Place(StagingSetting setting, StagingContext context) => setting.Origin switch
    {
        SettingOrigin.Parameter => "given",
        SettingOrigin.File => Path.GetRelativePath(context.WorkingDirectory, setting.From!),
        _ => setting.From!,
    };
}
