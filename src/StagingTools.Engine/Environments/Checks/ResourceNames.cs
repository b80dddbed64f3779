namespace StagingTools.Engine.Environments.Checks;

/// <summary>
/// The resources of the configuration whose creation fails when something of their name is there: where they stand in
/// terraform, what they are called, how they are found. What is not here is made again without harm, or is a part of one of these.
/// </summary>
/// <remarks>Secrets are looked at where their values are read; the rules of security groups in <see cref="GroupRules"/>.</remarks>
internal static class ResourceNames
{
    /// <summary>The address of the database instance.</summary>
    public const string Database = "module.database.aws_db_instance.this";

    /// <summary>The address of the cache cluster.</summary>
    public const string Cache = "module.cache.aws_elasticache_cluster.this";

    /// <summary>The resources of an environment.</summary>
    /// <param name="name">The environment.</param>
    /// <param name="region">Its region, which the names of roles carry.</param>
    /// <param name="versions">Its versions, which the names of parameter groups carry.</param>
    /// <param name="hasBucket">Whether the state lies in a bucket: only then is there a role for tasks of the tools.</param>
    public static IReadOnlyList<NamedResource> Of(EnvironmentName name, string region, EngineVersions versions, bool hasBucket)
    {
        string role = $"{name.Stem}-{region}";
        return
        [
            Group("app"),
            Group("rds"),
            Group("redis"),
            new(Database, "RDS instance", name.DatabaseInstance, (search, id, token) => search.RdsAsync("db", id, token)),
            new("module.database.aws_db_subnet_group.this", "RDS subnet group", name.DatabaseInstance,
                (search, id, token) => search.RdsAsync("subgrp", id, token)),
            new("module.database.aws_db_parameter_group.this", "RDS parameter group",
                $"{name.DatabaseInstance}-postgres{EngineVersions.MajorOf(versions.Database)}",
                (search, id, token) => search.RdsAsync("pg", id, token)),
            LogGroup("module.database.aws_cloudwatch_log_group.export[\"postgresql\"]", name.DatabaseLogGroup),
            LogGroup(
                "module.database.aws_cloudwatch_log_group.export[\"upgrade\"]", $"/aws/rds/instance/{name.DatabaseInstance}/upgrade"),
            Role("module.database.aws_iam_role.monitoring", $"{role}-rds"),
            new(Cache, "cache cluster", name.CacheCluster, (search, id, token) => search.ElastiCacheAsync("cluster", id, token)),
            new("module.cache.aws_elasticache_subnet_group.this", "cache subnet group", name.CacheCluster,
                (search, id, token) => search.ElastiCacheAsync("subnetgroup", id, token)),
            new("module.cache.aws_elasticache_parameter_group.this", "cache parameter group",
                $"{name.CacheCluster}-redis{EngineVersions.MajorOf(versions.Cache)}",
                (search, id, token) => search.ElastiCacheAsync("parametergroup", id, token)),
            new("module.application.aws_ecs_cluster.this", "ECS cluster", name.Cluster, (search, id, token) => search.ClusterAsync(id, token)),
            new("module.application.aws_ecs_capacity_provider.this", "ECS capacity provider", $"ec2-{name.Stem}",
                (search, id, token) => search.CapacityProviderAsync(id, token)),
            new("module.application.aws_ecs_service.this", "ECS service", name.Service,
                (search, id, token) => search.ServiceAsync(name.Cluster, id, token)),
            new("module.application.aws_ecr_repository.this", "ECR repository", name.Repository,
                (search, id, token) => search.RepositoryAsync(id, token)),
            LogGroup("module.application.aws_cloudwatch_log_group.application", name.ApplicationLogGroup),
            Role("module.application.aws_iam_role.instance", $"{role}-host"),
            Role("module.application.aws_iam_role.execution", $"{role}-exec"),
            Role("module.application.aws_iam_role.task", $"{role}-task"),
            .. hasBucket ? (NamedResource[])[Role("module.application.aws_iam_role.tools[0]", name.ToolRole(region))] : [],
            new("module.application.aws_iam_instance_profile.instance", "IAM instance profile", $"{role}-host",
                (search, id, token) => search.InstanceProfileAsync(id, token)),
            new("module.application.aws_launch_template.this", "launch template", name.Stem,
                (search, id, token) => search.LaunchTemplateAsync(id, token)),
            new("module.application.aws_autoscaling_group.this", "Auto Scaling group", name.Stem,
                (search, id, token) => search.AutoScalingGroupAsync(id, token)),
            new("module.monitoring.aws_sns_topic.alerts", "SNS topic", name.AlertTopic, (search, id, token) => search.TopicAsync(id, token)),
        ];

        NamedResource Group(string part) => new(
            GroupAddress(part), "security group", $"{part}-{name.Name}-sg", (search, id, token) => search.SecurityGroupAsync(id, token));

        static NamedResource LogGroup(string address, string group) =>
            new(address, "log group", group, (search, id, token) => search.LogGroupAsync(id, token));

        static NamedResource Role(string address, string role) =>
            new(address, "IAM role", role, (search, id, token) => search.RoleAsync(id, token));
    }

    /// <summary>The address of a security group: <c>app</c>, <c>rds</c> or <c>redis</c>.</summary>
    public static string GroupAddress(string part) => $"module.network.aws_security_group.{part}";
}
