using System.Reflection;

namespace StagingTools.Engine.Settings;

/// <summary>What a request's properties are when nobody gives them, for the help of the faces.</summary>
public static class SettingDefaults
{
    /// <summary>The default of a property that has a setting.</summary>
    /// <param name="property">A property of a request.</param>
    /// <returns><see langword="null"/> when it has no setting, or the engine finds its value itself.</returns>
    public static object? Of(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.GetCustomAttribute<SettingAttribute>() is { } setting ? SettingCatalog.Of(setting.Name).Default : null;
    }
}
