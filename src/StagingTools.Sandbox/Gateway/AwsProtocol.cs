namespace StagingTools.Sandbox.Gateway;

/// <summary>How a service speaks; it decides the shape of an error.</summary>
internal enum AwsProtocol
{
    /// <summary>Form in, XML out: RDS, ElastiCache, IAM, SNS, STS, Auto Scaling, CloudWatch.</summary>
    Query,

    /// <summary>As <see cref="Query"/>, with errors of its own shape.</summary>
    Ec2,

    /// <summary>JSON 1.0 or 1.1 with <c>X-Amz-Target</c>: ECS, ECR, Secrets Manager, CloudWatch Logs, Cost Explorer.</summary>
    Json,

    /// <summary>Resources by path, XML bodies: S3.</summary>
    RestXml,

    /// <summary>Resources by path, JSON bodies: Lambda and most newer services.</summary>
    RestJson,
}
