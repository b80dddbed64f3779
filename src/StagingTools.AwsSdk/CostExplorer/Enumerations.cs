using Amazon.Runtime;

namespace Amazon.CostExplorer;

public class Dimension(string value) : ConstantClass(value)
{
    public static readonly Dimension AZ = new("AZ");
    public static readonly Dimension INSTANCE_TYPE = new("INSTANCE_TYPE");
    public static readonly Dimension LINKED_ACCOUNT = new("LINKED_ACCOUNT");
    public static readonly Dimension PAYER_ACCOUNT = new("PAYER_ACCOUNT");
    public static readonly Dimension LINKED_ACCOUNT_NAME = new("LINKED_ACCOUNT_NAME");
    public static readonly Dimension OPERATION = new("OPERATION");
    public static readonly Dimension PURCHASE_TYPE = new("PURCHASE_TYPE");
    public static readonly Dimension REGION = new("REGION");
    public static readonly Dimension SERVICE = new("SERVICE");
    public static readonly Dimension SERVICE_CODE = new("SERVICE_CODE");
    public static readonly Dimension USAGE_TYPE = new("USAGE_TYPE");
    public static readonly Dimension USAGE_TYPE_GROUP = new("USAGE_TYPE_GROUP");
    public static readonly Dimension RECORD_TYPE = new("RECORD_TYPE");
    public static readonly Dimension OPERATING_SYSTEM = new("OPERATING_SYSTEM");
    public static readonly Dimension TENANCY = new("TENANCY");
    public static readonly Dimension SCOPE = new("SCOPE");
    public static readonly Dimension PLATFORM = new("PLATFORM");
    public static readonly Dimension SUBSCRIPTION_ID = new("SUBSCRIPTION_ID");
    public static readonly Dimension LEGAL_ENTITY_NAME = new("LEGAL_ENTITY_NAME");
    public static readonly Dimension DEPLOYMENT_OPTION = new("DEPLOYMENT_OPTION");
    public static readonly Dimension DATABASE_ENGINE = new("DATABASE_ENGINE");
    public static readonly Dimension CACHE_ENGINE = new("CACHE_ENGINE");
    public static readonly Dimension INSTANCE_TYPE_FAMILY = new("INSTANCE_TYPE_FAMILY");
    public static readonly Dimension BILLING_ENTITY = new("BILLING_ENTITY");
    public static readonly Dimension RESERVATION_ID = new("RESERVATION_ID");
    public static readonly Dimension RESOURCE_ID = new("RESOURCE_ID");
    public static readonly Dimension RIGHTSIZING_TYPE = new("RIGHTSIZING_TYPE");
    public static readonly Dimension SAVINGS_PLANS_TYPE = new("SAVINGS_PLANS_TYPE");
    public static readonly Dimension SAVINGS_PLAN_ARN = new("SAVINGS_PLAN_ARN");
    public static readonly Dimension PAYMENT_OPTION = new("PAYMENT_OPTION");
    public static readonly Dimension AGREEMENT_END_DATE_TIME_AFTER = new("AGREEMENT_END_DATE_TIME_AFTER");
    public static readonly Dimension AGREEMENT_END_DATE_TIME_BEFORE = new("AGREEMENT_END_DATE_TIME_BEFORE");
    public static readonly Dimension INVOICING_ENTITY = new("INVOICING_ENTITY");
    public static readonly Dimension ANOMALY_TOTAL_IMPACT_ABSOLUTE = new("ANOMALY_TOTAL_IMPACT_ABSOLUTE");
    public static readonly Dimension ANOMALY_TOTAL_IMPACT_PERCENTAGE = new("ANOMALY_TOTAL_IMPACT_PERCENTAGE");

    public static Dimension FindValue(string value) => FindValue<Dimension>(value);

    public static implicit operator Dimension(string value) => FindValue(value);
}

public class Granularity(string value) : ConstantClass(value)
{
    public static readonly Granularity DAILY = new("DAILY");
    public static readonly Granularity MONTHLY = new("MONTHLY");
    public static readonly Granularity HOURLY = new("HOURLY");

    public static Granularity FindValue(string value) => FindValue<Granularity>(value);

    public static implicit operator Granularity(string value) => FindValue(value);
}

public class GroupDefinitionType(string value) : ConstantClass(value)
{
    public static readonly GroupDefinitionType DIMENSION = new("DIMENSION");
    public static readonly GroupDefinitionType TAG = new("TAG");
    public static readonly GroupDefinitionType COST_CATEGORY = new("COST_CATEGORY");

    public static GroupDefinitionType FindValue(string value) => FindValue<GroupDefinitionType>(value);

    public static implicit operator GroupDefinitionType(string value) => FindValue(value);
}

public class Metric(string value) : ConstantClass(value)
{
    public static readonly Metric BLENDED_COST = new("BLENDED_COST");
    public static readonly Metric UNBLENDED_COST = new("UNBLENDED_COST");
    public static readonly Metric AMORTIZED_COST = new("AMORTIZED_COST");
    public static readonly Metric NET_UNBLENDED_COST = new("NET_UNBLENDED_COST");
    public static readonly Metric NET_AMORTIZED_COST = new("NET_AMORTIZED_COST");
    public static readonly Metric USAGE_QUANTITY = new("USAGE_QUANTITY");
    public static readonly Metric NORMALIZED_USAGE_AMOUNT = new("NORMALIZED_USAGE_AMOUNT");

    public static Metric FindValue(string value) => FindValue<Metric>(value);

    public static implicit operator Metric(string value) => FindValue(value);
}

public class SortOrder(string value) : ConstantClass(value)
{
    public static readonly SortOrder ASCENDING = new("ASCENDING");
    public static readonly SortOrder DESCENDING = new("DESCENDING");

    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    public static implicit operator SortOrder(string value) => FindValue(value);
}
