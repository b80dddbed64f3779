using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Rds;

/// <summary>
/// The operations on parameter groups. A description of all parameters lists the changed ones only: a local server's
/// defaults are not those of RDS.
/// </summary>
internal sealed class ParameterGroupOperations(
    RdsStore store, Task<ServerParameterCatalog> catalog, Func<DbParameterGroup, Task> applyAsync)
{
    /// <summary>CreateDBParameterGroup.</summary>
    public AwsResponse Create(AwsRequest request)
    {
        QueryParameters query = request.Query;
        string name = query.Required("DBParameterGroupName").ToLowerInvariant();
        string family = query.Required("DBParameterGroupFamily");
        if (!family.StartsWith("postgres", StringComparison.Ordinal))
        {
            throw AwsException.InvalidParameterValue(
                $"ParameterGroupFamily {family} is not a valid parameter group family of the sandbox, which has PostgreSQL only.");
        }

        var group = new DbParameterGroup
        {
            Name = name,
            Region = request.Region,
            Family = family,
            Description = query.Required("Description"),
            Arn = store.Arn(request.Region, "pg", name),
            Tags = query.Tags(),
        };
        lock (store.Gate) store.Add(group);
        return AwsResponse.Xml(request, Xml(group));
    }

    /// <summary>DescribeDBParameterGroups.</summary>
    public AwsResponse Describe(AwsRequest request)
    {
        lock (store.Gate)
        {
            IEnumerable<DbParameterGroup> groups = request.Query["DBParameterGroupName"] is { Length: > 0 } name
                ? [store.ParameterGroup(request.Region, name)]
                : store.ParameterGroups.Where(group => group.Region == request.Region);
            (IReadOnlyList<DbParameterGroup> page, XElement? marker) = Paging.Slice(request.Query, groups);
            return AwsResponse.Xml(request, new XElement("DBParameterGroups", page.Select(Xml)), marker);
        }
    }

    /// <summary>DescribeDBParameters.</summary>
    public async Task<AwsResponse> DescribeParametersAsync(AwsRequest request)
    {
        ServerParameterCatalog known = await catalog.ConfigureAwait(false);
        lock (store.Gate)
        {
            DbParameterGroup group = store.ParameterGroup(request.Region, request.Query.Required("DBParameterGroupName"));
            bool user = request.Query["Source"] is null or "" or "user";
            return AwsResponse.Xml(request, new XElement(
                "Parameters",
                group.Changes.Where(_ => user).Select(change => new XElement(
                    "Parameter",
                    new XElement("ParameterName", change.Key),
                    new XElement("ParameterValue", change.Value.Value),
                    new XElement("Source", "user"),
                    new XElement("ApplyType", known.IsStatic(change.Key) ? "static" : "dynamic"),
                    new XElement("DataType", "string"),
                    new XElement("IsModifiable", "true"),
                    new XElement("ApplyMethod", change.Value.ApplyMethod)))));
        }
    }

    /// <summary>ModifyDBParameterGroup and ResetDBParameterGroup.</summary>
    public async Task<AwsResponse> ModifyAsync(AwsRequest request, bool reset)
    {
        const int most = 20;
        QueryParameters query = request.Query;
        ServerParameterCatalog known = await catalog.ConfigureAwait(false);
        IReadOnlyList<QueryParameters> parameters = query.Structures("Parameters");
        if (parameters.Count > most)
        {
            throw AwsException.InvalidParameterValue($"A maximum of {most} parameters can be modified in a single request.");
        }

        DbParameterGroup group;
        lock (store.Gate)
        {
            group = store.ParameterGroup(request.Region, query.Required("DBParameterGroupName"));
            if (group.Name.StartsWith("default.", StringComparison.Ordinal))
            {
                throw AwsException.InvalidParameterValue($"The parameter group {group.Name} is a default group.");
            }

            foreach (QueryParameters parameter in parameters)
            {
                string name = parameter.Required("ParameterName");
                string method = parameter["ApplyMethod"] ?? "immediate";
                if (!known.Contains(name))
                {
                    throw AwsException.InvalidParameterValue($"Could not find parameter with name: {name}");
                }

                if (method == "immediate" && known.IsStatic(name))
                {
                    throw AwsException.InvalidParameterCombination(
                        "cannot use immediate apply method for static parameter");
                }

                if (reset) group.Changes.Remove(name);
                else group.Changes[name] = new DbParameter(parameter["ParameterValue"] ?? "", method);
            }

            if (reset && query.Flag("ResetAllParameters") == true) group.Changes.Clear();
        }

        await applyAsync(group).ConfigureAwait(false);
        return AwsResponse.Xml(request, new XElement("DBParameterGroupName", group.Name));
    }

    /// <summary>DeleteDBParameterGroup.</summary>
    public AwsResponse Delete(AwsRequest request)
    {
        lock (store.Gate)
        {
            DbParameterGroup group = store.ParameterGroup(request.Region, request.Query.Required("DBParameterGroupName"));
            if (group.Name.StartsWith("default.", StringComparison.Ordinal)
                || store.Instances.Any(
                    instance => instance.Region == group.Region && instance.ParameterGroup == group.Name))
            {
                throw new AwsException(
                    "InvalidDBParameterGroupState",
                    "One or more database instances are still members of this parameter group "
                    + $"{group.Name}, so the group cannot be deleted");
            }

            store.Remove(group);
            return AwsResponse.Xml(request);
        }
    }

    private static XElement Xml(DbParameterGroup group) => new(
        "DBParameterGroup",
        new XElement("DBParameterGroupName", group.Name),
        new XElement("DBParameterGroupFamily", group.Family),
        new XElement("Description", group.Description),
        new XElement("DBParameterGroupArn", group.Arn));
}
